// Keeps what is typed: at once on this browser's shelf, and after a breath in the house. Nothing is overwritten unseen.
import { all, put, remove } from "./shelf.js";

const A_BREATH = 1200;
const A_WHILE = 6000;
const TOO_LONG = 20000; // a network that swallows the answer is a dead one
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&nbsp;": "" };
// What the house cleans away is no news: attributes, wrappers, white space.
const bare = (typed) =>
  (typed ?? "")
    .replace(/<img[^>]*data-pending[^>]*>/g, "\u0001")
    .replace(/<(\/?\w+)[^>]*>/g, "<$1>")
    .replace(/<\/?(?:p|div|span|small|tbody|thead|colgroup|col|br)>|\s+/g, "")
    .replace(/&(?:lt|gt|amp|nbsp);/g, (name) => ENTITIES[name]);
export const isNews = (words, others) => Object.keys(words).some((name) => bare(words[name]) !== bare(others[name]));

export class Keeping {
  // `words()` returns what stands on the page by field; `isWaiting()` whether a picture has not arrived yet.
  constructor(form, { windows, words, isWaiting, told }) {
    Object.assign(this, { form, windows, words, isWaiting, told, timer: 0, saving: null, holding: null });
    Object.assign(this, { isDirty: false, isStopped: false, isComposing: false, isHeld: true });
    addEventListener("online", () => this.isDirty && this.save());
    addEventListener("focus", () => this.isDirty && !this.isStopped && this.save());
    addEventListener("pagehide", () => this.isDirty && this.hold());
    document.addEventListener("visibilitychange", () => document.hidden && this.isDirty && this.save());
    addEventListener("beforeunload", (event) => this.isDirty && (this.isStopped || !this.isHeld) && event.preventDefault());
    form.addEventListener("compositionstart", () => (this.isComposing = true));
    form.addEventListener("compositionend", () => ((this.isComposing = false), this.isDirty && this.changed()));
  }

  get record() {
    const { person, sheet, key } = this.windows;
    return { key, person, sheet, edition: this.form.elements.edition.value, at: Date.now(), words: this.words() };
  }

  // What this browser still holds and the house does not, the newest first; not what an open window is writing.
  async kept() {
    const { person, sheet } = this.windows;
    const isHere = (each) => (sheet.startsWith("new ") ? each.sheet.startsWith("new ") : each.sheet === sheet);
    const held = await all("words").catch(() => []);
    const found = held.filter((each) => each.person === person && isHere(each) && !this.windows.isOpen(each.key));
    const old = found.filter((each) => !isNews(each.words, this.words()));
    await Promise.all(old.map((each) => remove("words", each.key)));
    return found.filter((each) => !old.includes(each) && each.key !== this.windows.key).sort((one, other) => other.at - one.at);
  }

  changed() {
    this.isDirty = true;
    clearTimeout(this.timer);
    const held = this.hold();
    if (this.isStopped) return void held.then(() => this.told("apart"));
    this.told("typing");
    this.timer = setTimeout(() => this.save(), A_BREATH);
    return undefined;
  }

  // Put the words on the shelf, one writing at a time; resolves once the newest are there.
  hold() {
    this.isHeldLast = false;
    this.holding ??= (async () => {
      while (!this.isHeldLast) {
        this.isHeldLast = true;
        this.isHeld = await put("words", this.record).then(() => true, () => false);
        if (this.isHeld) this.heldAt = Date.now();
      }
      this.holding = null;
    })();
    return this.holding;
  }

  async forget() {
    await this.holding;
    if (this.isDirty || this.isWaiting()) await this.hold();
    else await remove("words", this.windows.key).catch(() => null);
  }

  // Resolves to true once the house holds what stands on the page.
  async save() {
    clearTimeout(this.timer);
    if (this.saving) await this.saving;
    if (!this.isDirty) return true;
    if (this.isStopped) return false;
    if (this.isComposing && !document.hidden) return !(this.timer = setTimeout(() => this.save(), A_BREATH));
    this.saving = this.send();
    const isKept = await this.saving.finally(() => (this.saving = null));
    return isKept && (this.isDirty ? this.save() : true);
  }

  async send({ isSecondTry = false } = {}) {
    const sent = JSON.stringify(this.words());
    const answer = await this.post(sent.length < 15000);
    if (!answer) return this.failed(navigator.onLine ? "silent" : "offline");
    if (answer.type === "opaqueredirect") return this.failed("locked");
    if (answer.status === 403 && !isSecondTry) return (await this.renewed()) ? this.send({ isSecondTry: true }) : this.failed("locked");
    if (!(answer.headers.get("Content-Type") ?? "").includes("json")) return this.failed(answer.status === 404 ? "gone" : "silent");
    const said = await answer.json();
    if (answer.ok) return this.arrived(said, sent);
    this.isStopped = answer.status === 409;
    return this.failed(this.isStopped ? "refused" : "wrong", said);
  }

  async post(keepalive) {
    const patience = new AbortController();
    const alarm = setTimeout(() => patience.abort(), TOO_LONG);
    const body = new FormData(this.form);
    if (this.isWaiting()) body.set("is_illustrated", "on");
    const how = { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual", keepalive, signal: patience.signal };
    return fetch(this.form.action, how).catch(() => null).finally(() => clearTimeout(alarm));
  }

  // Whoever signed in again has another token; the page that is open learns it. False if somebody else signed in.
  async renewed() {
    const answer = await fetch(location.href, { redirect: "manual" }).catch(() => null);
    const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    const form = page?.getElementById("draft");
    if (form?.dataset.person !== this.form.dataset.person) return false;
    this.form.elements.csrfmiddlewaretoken.value = form.elements.csrfmiddlewaretoken.value;
    return true;
  }

  async failed(why, said) {
    await this.holding;
    this.told(why, said);
    if (["offline", "silent", "locked"].includes(why)) this.timer = setTimeout(() => this.save(), A_WHILE);
    return false;
  }

  arrived(said, sent) {
    this.form.elements.edition.value = said.edition;
    this.form.elements.is_over.value = "";
    this.isDirty = JSON.stringify(this.words()) !== sent;
    this.told("saved", said);
    this.windows.say("saved", { edition: said.edition, time: said.saved_at });
    this.forget();
    return true;
  }

  // Another window saved another text: from now on this one only keeps.
  stop() {
    clearTimeout(this.timer);
    this.isStopped = true;
  }

  // The writer has read the other text and wants this one to stand.
  saveOver(edition) {
    this.form.elements.edition.value = edition;
    this.form.elements.is_over.value = "on";
    this.isStopped = false;
    this.changed();
    return this.save();
  }
}
