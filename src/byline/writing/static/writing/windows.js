// The windows of this browser that write on the same manuscript hear of each other at once.
import { newKey } from "./shelf.js";

export class Windows {
  constructor({ person, sheet, told }) {
    Object.assign(this, { person, sheet, told, key: newKey(), others: new Map() });
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel("byline writing") : null;
    this.channel?.addEventListener("message", ({ data }) => data.person === person && this.hear(data));
    addEventListener("pagehide", () => this.say("left"));
    addEventListener("pageshow", (event) => event.persisted && this.say("who"));
    this.say("who");
  }

  say(kind, more = {}) {
    this.channel?.postMessage({ kind, person: this.person, sheet: this.sheet, key: this.key, ...more });
  }

  // An empty sheet has become a manuscript.
  moveTo(sheet) {
    this.sheet = sheet;
    this.say("here");
  }

  hear(said) {
    if (said.kind === "left") this.others.delete(said.key);
    else this.others.set(said.key, said.sheet);
    if (said.kind === "who") this.say("here");
    if (said.kind === "left") this.told("left");
    this.told("open", { others: [...this.others.values()].filter((sheet) => sheet === this.sheet).length });
    if (said.kind === "saved" && said.sheet === this.sheet) this.told("saved", said);
  }

  isOpen = (key) => this.others.has(key);
}
