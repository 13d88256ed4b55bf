// Pictures on their way to the house: kept on the shelf until they have arrived, shown in the text meanwhile.
import { insertPending, pendingOf, settle, withdraw } from "./figures.js";
import { newKey, put, remove, take } from "./shelf.js";

const A_WHILE = 8000;
const HEAVIEST = 30_000_000; // as pictures.py has it
const HOPELESS = [400, 404, 409, 413, 422];

export class Uploads {
  constructor({ form, list, save, told }) {
    Object.assign(this, { form, list, save, told, blobs: new Map(), shown: new Map(), arrived: new Map(), lines: new Map() });
    Object.assign(this, { isSending: false, editor: null, timer: 0 });
    addEventListener("online", () => this.next());
  }

  get isWaiting() {
    return this.editor !== null && pendingOf(this.editor).length > 0;
  }

  // Take files that were chosen, dropped or pasted into the text.
  add(files, at) {
    const keys = [...files].map((file) => this.keep(file)).filter(Boolean);
    if (keys.length) insertPending(this.editor, keys, at);
  }

  // Return the key under which a picture waits; null, and a sentence, for one that is no use.
  keep(file) {
    if (!file.type.startsWith("image/") || file.size > HEAVIEST) {
      const why = file.size > HEAVIEST ? gettext("%s has more than 30 MB. Make it smaller first.") : gettext("%s is not a picture.");
      this.told(why.replace("%s", file.name ?? gettext("This picture")));
      return null;
    }
    const key = newKey();
    this.blobs.set(key, file);
    put("pictures", { key, file, at: Date.now() }).catch(() => this.told(gettext("This browser has no room to keep the picture: stay on this page until it has arrived.")));
    return key;
  }

  // Whatever the text shows now is brought in order: pictures that wait are shown and sent.
  look() {
    for (const { key, node } of pendingOf(this.editor)) {
      if (this.arrived.has(key)) settle(this.editor, key, { src: this.arrived.get(key), pending: null });
      else if (!node.attrs.src) this.show(key);
    }
    for (const [key, line] of this.lines) if (!pendingOf(this.editor).some((each) => each.key === key)) (line.remove(), this.lines.delete(key));
    if (this.isWaiting) this.next();
  }

  async show(key) {
    if (this.shown.has(key)) return settle(this.editor, key, { src: this.shown.get(key), pending: key });
    this.shown.set(key, "");
    const file = this.blobs.get(key) ?? (await take("pictures", key).catch(() => null))?.file;
    if (!file) return this.lose(key, gettext("A picture is no longer on this computer. Put it in again."));
    this.blobs.set(key, file);
    this.shown.set(key, URL.createObjectURL(file));
    return settle(this.editor, key, { src: this.shown.get(key), pending: key });
  }

  async next() {
    clearTimeout(this.timer);
    const waiting = pendingOf(this.editor).find(({ key }) => this.blobs.has(key));
    if (this.isSending || !waiting) return;
    this.isSending = true;
    const isSent = (this.form.dataset.manuscript || (await this.save())) && (await this.send(waiting.key));
    this.isSending = false;
    if (isSent) this.next();
    else if (this.isWaiting) this.wait();
  }

  wait() {
    for (const { key } of pendingOf(this.editor)) this.line(key).lastChild.textContent = gettext("kept on this computer, sent as soon as there is a connection");
    this.timer = setTimeout(() => this.next(), A_WHILE);
  }

  // Resolves to true when there is nothing more to do for this picture, be it kept or refused.
  send(key) {
    const sent = new FormData();
    sent.set("file", this.blobs.get(key), this.blobs.get(key).name ?? "picture");
    sent.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    const request = new XMLHttpRequest();
    request.open("POST", this.form.action.replace(/writing\/$/, "picture/"));
    request.setRequestHeader("Accept", "application/json");
    const [, bar, words] = this.line(key).children;
    request.upload.addEventListener("progress", ({ loaded, total }) => ((bar.value = loaded / total), (words.textContent = `${Math.round((100 * loaded) / total)}%`)));
    return new Promise((resolve) => {
      request.addEventListener("loadend", () => resolve(this.answered(key, request)));
      request.send(sent);
    });
  }

  answered(key, request) {
    const isTold = (request.getResponseHeader("Content-Type") ?? "").includes("json");
    const said = isTold ? JSON.parse(request.responseText) : {};
    if (request.status === 200 && said.address) {
      this.arrived.set(key, said.address);
      settle(this.editor, key, { src: said.address, pending: null });
      remove("pictures", key).catch(() => null);
      return true;
    }
    if (!HOPELESS.includes(request.status)) return false;
    this.lose(key, said.sentence ?? gettext("The picture was not taken. Choose another one."));
    return true;
  }

  lose(key, sentence) {
    withdraw(this.editor, key);
    this.blobs.delete(key);
    remove("pictures", key).catch(() => null);
    this.told(sentence);
  }

  line(key) {
    if (!this.lines.has(key)) {
      const line = document.createElement("li");
      const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
      const name = Object.assign(document.createElement("span"), { textContent: this.blobs.get(key)?.name || gettext("Picture") });
      bar.setAttribute("aria-label", name.textContent);
      line.append(name, bar, document.createElement("small"));
      this.list.append(line);
      this.lines.set(key, line);
    }
    return this.lines.get(key);
  }
}
