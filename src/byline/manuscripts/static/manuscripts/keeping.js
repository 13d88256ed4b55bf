// Keeps what is typed: at once in this browser, and after a breath in the house. Nothing is overwritten unseen.
const A_BREATH = 1200;
const A_WHILE = 6000;
const CHARACTERS = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&nbsp;": "" };
// What the house cleans away is no news: attributes, wrappers, white space.
const bare = (typed) =>
  typed
    .replace(/<(\/?\w+)[^>]*>/g, "<$1>")
    .replace(/<\/?(?:p|div|tbody|thead|colgroup|col|br)>|\s+/g, "")
    .replace(/&(?:lt|gt|amp|nbsp);/g, (name) => CHARACTERS[name]);
const FIELDS = ["title", "subtitle", "genre", "body"];

export class Keeping {
  constructor(form, { told }) {
    Object.assign(this, { form, told, timer: 0, saving: null, isDirty: false, isStopped: false });
    addEventListener("online", () => this.isDirty && this.save());
    document.addEventListener("visibilitychange", () => document.hidden && this.isDirty && this.save());
    addEventListener("beforeunload", (event) => this.isStopped && this.isDirty && event.preventDefault());
  }

  get words() {
    return Object.fromEntries(FIELDS.map((name) => [name, this.form.elements[name].value]));
  }

  get shelf() {
    return `byline manuscript ${this.form.dataset.manuscript || "new"} `;
  }

  get key() {
    return this.shelf + this.form.elements.edition.value;
  }

  // What this browser still holds of the manuscript and the house does not, the newest first.
  kept() {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.shelf));
    const found = keys.map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }));
    const isNews = (kept) => FIELDS.some((name) => bare(kept.words[name]) !== bare(this.words[name]));
    found.filter((kept) => !isNews(kept)).forEach((kept) => localStorage.removeItem(kept.key));
    return found.filter(isNews).sort((one, other) => other.at - one.at);
  }

  changed() {
    this.isDirty = true;
    localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), words: this.words }));
    clearTimeout(this.timer);
    if (!this.isStopped) this.timer = setTimeout(() => this.save(), A_BREATH);
  }

  // Resolves to true once the house holds what stands on the page.
  async save() {
    clearTimeout(this.timer);
    if (this.saving) await this.saving;
    if (!this.isDirty) return true;
    this.saving = this.send();
    const isKept = await this.saving;
    this.saving = null;
    return isKept && (this.isDirty ? this.save() : true);
  }

  async send() {
    const [sent, key] = [JSON.stringify(this.words), this.key];
    let answer;
    try {
      answer = await fetch(this.form.action, {
        method: "POST",
        body: new FormData(this.form),
        headers: { Accept: "application/json" },
        keepalive: sent.length < 15000,
      });
    } catch {
      this.told("offline");
      this.timer = setTimeout(() => this.save(), A_WHILE);
      return false;
    }
    if (!(answer.headers.get("Content-Type") ?? "").includes("json")) {
      this.told("locked");
      return false;
    }
    const said = await answer.json();
    if (!answer.ok) {
      this.isStopped = answer.status === 409;
      this.told(this.isStopped ? "refused" : "wrong", said);
      return false;
    }
    this.form.elements.edition.value = said.edition;
    localStorage.removeItem(key);
    this.isDirty = JSON.stringify(this.words) !== sent;
    this.told("saved", said);
    return true;
  }

  // The writer has read the other text and wants this one to stand.
  saveOver(edition) {
    localStorage.removeItem(this.key);
    this.form.elements.edition.value = edition;
    this.isStopped = false;
    this.changed();
    return this.save();
  }
}
