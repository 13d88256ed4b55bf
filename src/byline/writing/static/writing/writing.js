// The page of a writer: the sheet, what is said about saving, the count, other windows, what was never saved.
import { makeEditor, setText, typedIn } from "./editor.js";
import { Keeping, isNews } from "./keeping.js";
import { length, paragraphs } from "./length.js";
import { goTo, goToPicture } from "./places.js";
import { remove } from "./shelf.js";
import { makeToolbar } from "./toolbar.js";
import { Uploads } from "./uploads.js";
import { Windows } from "./windows.js";

const form = document.getElementById("draft");
const find = (id) => document.getElementById(id);
const { title, body } = form.elements;
const [status, count, refused, kept, told] = ["saved", "length", "refused", "kept", "told"].map(find);
const fileButton = find("file");
const FIELDS = [...form.elements].filter((each) => each.name && each.type !== "hidden" && each !== body).map((each) => each.name);
const clock = (moment) => new Date(moment).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
const sheetOf = () => form.dataset.manuscript || `new ${form.elements.sheet.value}`;
const savedWords = () => Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value]));
let editor = null;
const A_REST = 2000; // after a save; longer than the breath that saves, so that it is asked once a pause
const RANKS = ["must", "may", "met"];
let resting = 0;
let lookedAt = null; // the words of which the house has told the twins last
let standing = 0; // the edition that stands in the house, when another window has saved

// What the page says of itself. Where words are kept nowhere but on the page, it says so.
const LOCALLY = {
  offline: [() => gettext("No network; kept on this computer %s"), () => gettext("No network, and no room on this computer: copy your words elsewhere before you leave")],
  silent: [() => gettext("Byline does not answer; kept on this computer %s"), () => gettext("Byline does not answer, and this computer has no room: copy your words elsewhere before you leave")],
  locked: [() => gettext("Signed out; kept on this computer %s"), () => gettext("Signed out, and no room on this computer: copy your words elsewhere before you leave")],
  gone: [() => gettext("No longer yours to write; kept on this computer %s"), () => gettext("No longer yours to write: copy your words elsewhere before you leave")],
  apart: [() => gettext("Not saved; kept on this computer %s"), () => gettext("Not saved: copy your words elsewhere before you leave")],
  refused: [() => gettext("Not saved; kept on this computer %s"), () => gettext("Not saved: copy your words elsewhere before you leave")],
};

function tell(kind, said) {
  status.dataset.kind = kind;
  find("locked").hidden = kind !== "locked";
  if (kind === "typing") return;
  if (kind === "saved") begun(said);
  else status.textContent = kind === "wrong" ? said.sentence : LOCALLY[kind][keeping.isHeld ? 0 : 1]().replace("%s", clock(keeping.heldAt));
  if (said?.writing && !form.dataset.manuscript) moveTo(said.writing);
  if (kind === "refused") refuse(said);
  if (kind === "apart") refused.querySelector("[data-over]").hidden = !standing;
}

function stamp(time) {
  const [word, moment] = [document.createElement("span"), document.createElement("time")];
  word.className = "done";
  word.textContent = gettext("Saved");
  moment.textContent = time;
  status.replaceChildren(word, " ", moment);
}

function begun(said) {
  stamp(said.saved_at);
  const before = find("checks").querySelector("[data-twins]");
  find("checks").outerHTML = said.demands;
  if (before) putBack(before);
  lookForTwins();
}

// What was said of earlier pieces like this one stays, in its rank, until it is asked again.
function putBack(line) {
  const behind = RANKS.slice(RANKS.indexOf(line.dataset.check) + 1).map((rank) => `[data-check="${rank}"]`);
  const list = find("checks");
  list.insertBefore(line, behind.length ? list.querySelector(behind.join()) : null);
}

// To look for earlier pieces costs the house more than a save, so it is asked once the writing rests.
const asked = () => `${form.elements.genre.value} ${keeping.words().body}`;
function lookForTwins() {
  clearTimeout(resting);
  resting = setTimeout(async () => {
    const words = asked();
    if (keeping.isDirty || words === lookedAt) return;
    const answer = await fetch(`${form.action}checks/`, { redirect: "manual" }).catch(() => null);
    const said = answer?.ok ? await answer.text() : "";
    if (!said || keeping.isDirty || words !== asked()) return;
    lookedAt = words;
    find("checks").outerHTML = said;
  }, A_REST);
}

// The empty sheet has become a manuscript with an address of its own.
function moveTo(address) {
  const sheet = address.replace(/writing\/$/, "");
  form.dataset.manuscript = sheet.match(/(\d+)\/$/)[1];
  form.action = address;
  fileButton.formAction = `${sheet}filing/`;
  const author = form.querySelector(".credited span");
  author?.replaceWith(Object.assign(document.createElement("a"), { href: `${sheet}authorship/`, textContent: author.textContent }));
  history.replaceState(null, "", address);
  windows.moveTo(sheetOf());
}

function refuse(said) {
  refused.hidden = false;
  refused.querySelector("span").textContent = said.sentence;
  standing = said.edition;
  refused.querySelector("[data-over]").hidden = !standing || !keeping.isDirty;
}

// Both texts beside each other, by the house's own comparison.
async function compare(words, kindly) {
  const sent = new FormData();
  for (const [name, value] of Object.entries(words)) sent.set(name, value);
  sent.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const answer = await fetch(`${form.action}comparison/`, { method: "POST", body: sent, redirect: "manual" }).catch(() => null);
  if (!answer?.ok) return say(gettext("The other text cannot be read just now. Try again when there is a connection."));
  find("compared").innerHTML = await answer.text();
  find("comparing").querySelector("p").textContent = kindly;
  return find("comparing").showModal();
}

function say(sentence) {
  for (const said of told.children) if (said.firstChild.textContent === sentence) said.remove(); // once is enough
  const line = document.createElement("p");
  const close = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: gettext("Understood") });
  line.className = "notice";
  line.dataset.level = "error";
  line.append(Object.assign(document.createElement("span"), { textContent: sentence }), close);
  close.addEventListener("click", () => line.remove());
  told.append(line);
}

const windows = new Windows({
  person: form.dataset.person,
  sheet: sheetOf(),
  told: (kind, said) => {
    if (kind === "open") find("together").hidden = !said.others;
    else if (kind === "left") offer(); // what it had not saved is this window's to offer now
    else if (said.edition > Number(form.elements.edition.value || 0)) {
      keeping.stop();
      refuse({ edition: said.edition, sentence: gettext("Another window saved other words at %s. What stands here was not overwritten.").replace("%s", said.time) });
    }
  },
});
const uploads = new Uploads({ form, list: find("uploads"), told: say, save: () => ((keeping.isDirty ||= !form.dataset.manuscript), keeping.save()) });
const keeping = new Keeping(form, {
  windows,
  words: () => ({ ...savedWords(), body: editor ? typedIn(editor) : body.value }),
  isWaiting: () => uploads.isWaiting,
  told: tell,
});

function recount() {
  const lines = paragraphs(body.value);
  const chosen = editor ? editor.state.doc.textBetween(editor.state.selection.from, editor.state.selection.to, "\n", "\n") : "";
  const letters = (words) => ngettext("%s character", "%s characters", length(words)).replace("%s", length(words));
  const parts = [letters(lines.join("\n")), ngettext("%s paragraph", "%s paragraphs", lines.length).replace("%s", lines.length)];
  if (chosen) parts.push(gettext("chosen: %s").replace("%s", letters(chosen)));
  count.textContent = parts.join("\u3000");
}

editor = await makeEditor(body, form.dataset.editor, {
  uploads,
  told: say,
  label: document.querySelector('label[for="id_body"]').textContent,
  words: { caption: gettext("What it shows: when, where, who"), credit: gettext("Who took it") },
});
makeToolbar(editor, { uploads, save: () => keeping.save() });
editor.on("selectionUpdate", recount);
recount();
form.addEventListener("input", () => (keeping.changed(), recount()));
title.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  editor.commands.setTextSelection(1);
  editor.view.focus(); // at once: the next letter must not go astray
});

// What the chosen topic asks stands beside the sheet; its key task is chosen along.
form.elements.topic.addEventListener("change", () => {
  for (const asked of document.querySelectorAll("[data-topic]")) {
    asked.hidden = asked.dataset.topic !== form.elements.topic.value;
    if (!asked.hidden) form.elements.key_task.value ||= asked.dataset.keyTask;
  }
});
if (matchMedia("(width >= 45rem)").matches) find("more").open = true;

// What kept the text from being handed in leads to its place from where that is told, too.
const lacking = document.querySelectorAll("#checks [data-check=must] .places");
document.querySelector("section.errors")?.append(...[...lacking].map(({ parentElement }) => {
  const told = parentElement.cloneNode(true); // its sentence with it: two bare "Go there" would look the same
  const line = document.createElement("div");
  line.append(...told.childNodes);
  return line;
}));

// A demand that is not met leads to its place.
function leadToPlace(event) {
  const words = event.target.closest("[data-title]");
  if (words) {
    const field = form.querySelector(words.hash);
    event.preventDefault();
    field.focus();
    return field.setSelectionRange(...words.dataset.title.split(":").map(Number));
  }
  const place = event.target.closest("[data-place]")?.dataset.place;
  if (!place) return undefined;
  const field = form.elements[place];
  if (field && find("more").contains(field)) find("more").open = true;
  if (/^\d/.test(place)) goTo(editor, place);
  else if (place.startsWith("picture:")) goToPicture(editor, Number(place.slice(8)));
  else if (place === "body") editor.commands.focus("end");
  else if (place === "authors") form.querySelector(".credited a")?.focus();
  else field?.focus();
  if (field) field.scrollIntoView({ block: "center" });
  return undefined;
}
for (const told of document.querySelectorAll("aside, section.errors")) told.addEventListener("click", leadToPlace);

form.addEventListener("submit", async (event) => {
  const isFiling = event.submitter === fileButton;
  if (isFiling && !keeping.isDirty && !keeping.saving && form.dataset.manuscript && !uploads.isWaiting) {
    keeping.stop();
    return void setTimeout(() => (fileButton.disabled = true));
  }
  event.preventDefault();
  keeping.isDirty ||= !isFiling || !form.dataset.manuscript;
  const isKept = await keeping.save();
  if (!isFiling || !isKept) return undefined;
  if (uploads.isWaiting) return say(gettext("A picture has not arrived yet. Hand in when it has, or take it out of the text."));
  return form.requestSubmit(fileButton);
});

// What this browser holds and the house does not is offered, one after the other.
async function offer() {
  const [last] = await keeping.kept();
  kept.hidden = !last;
  if (!last) return;
  const size = length(paragraphs(last.words.body).join("\n"));
  const words = ngettext("This browser holds words of %(time)s that were never saved: %(name)s %(size)s character.", "This browser holds words of %(time)s that were never saved: %(name)s %(size)s characters.", size);
  kept.querySelector("span").textContent = interpolate(words, { time: clock(last.at), name: last.words.title, size }, true);
  kept.querySelector("[data-compare]").hidden = !form.dataset.manuscript;
  kept.querySelector("[data-compare]").onclick = () => compare(last.words, gettext("Underlined: what this browser holds. Struck out: what is saved."));
  kept.querySelector("[data-restore]").onclick = () => restore(last);
  kept.querySelector("[data-forget]").onclick = () => remove("words", last.key).then(offer);
}

async function restore(last) {
  const isEmpty = !isNews({ title: "", body: "" }, { title: title.value, body: body.value });
  if (last.sheet.startsWith("new ") && !form.dataset.manuscript && isEmpty) form.elements.sheet.value = last.sheet.slice(4);
  for (const name of FIELDS) form.elements[name].value = last.words[name] ?? form.elements[name].value;
  setText(editor, last.words.body);
  uploads.look();
  keeping.changed();
  await keeping.holding;
  if (keeping.isHeld) await remove("words", last.key);
  offer();
}

refused.querySelector("[data-compare]").addEventListener("click", () => compare(keeping.words(), gettext("Underlined: what stands here. Struck out: what is saved.")));
refused.querySelector("[data-over]").addEventListener("click", () => ((refused.hidden = true), keeping.saveOver(standing)));
refused.querySelector("[data-other]").addEventListener("click", async () => {
  await keeping.hold(); // offered again on the page that comes
  keeping.isDirty = false;
  location.assign(form.action);
});
setTimeout(offer, windows.channel ? 150 : 0); // the other windows answer first
