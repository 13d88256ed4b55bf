// Counts as editors count: each Chinese character is one, each run of Latin letters or digits is one.
const WORDS_AND_HAN = /[\u3400-\u9fff\uf900-\ufaff]|(?:(?![\u3400-\u9fff\uf900-\ufaff])[\p{L}\p{N}_])+/gu;

export const length = (text) => text.match(WORDS_AND_HAN)?.length ?? 0;
