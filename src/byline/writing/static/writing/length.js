// Counts as text.py does: each Chinese character is one, each run of other letters or digits is one.
const HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}";
const WORDS_AND_HAN = new RegExp(`[${HAN}]|(?:(?![${HAN}])[\\p{L}\\p{N}_])+`, "gu");
const BLOCK_ENDS = /<\/(?:p|h[1-6]|li|blockquote|figcaption|td|th|tr)>|<br\s*\/?>/gi;
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": " ", "&amp;": "&" };

export const length = (text) => text.match(WORDS_AND_HAN)?.length ?? 0;

// The paragraphs of a body, without empty ones.
export const paragraphs = (html) =>
  html
    .replace(BLOCK_ENDS, "\n")
    .replace(/<small[^>]*>/gi, "\u3000")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:lt|gt|quot|nbsp|amp);/g, (name) => ENTITIES[name])
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
