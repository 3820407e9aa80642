"use strict";

/* Rules without a page: finding, now and next, the address, the grid.
   They know no document, so that tests can run them anywhere. */

// Finding: as the program itself finds people, by parts of words and by initials (초성).

const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
const JOINED = {
  ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ",
  ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ",
};
// ㅗ may become ㅘㅙㅚ, ㅜ ㅝㅞㅟ, ㅡ ㅢ: they stand right behind it.
const JOINING_VOWELS = { 8: 4, 13: 4, 18: 2 };
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const PER_INITIAL = 21 * 28;

function isSyllable(code) {
  return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE;
}

/** Text in small letters without accents, so that "muller" finds Müller. */
function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();
}

/** Folded text with each syllable replaced by its initial: 서종식 becomes ㅅㅈㅅ. */
function initials(folded) {
  let result = "";
  for (let at = 0; at < folded.length; at += 1) {
    const code = folded.charCodeAt(at);
    result += isSyllable(code)
      ? INITIALS[Math.floor((code - FIRST_SYLLABLE) / PER_INITIAL)]
      : folded[at];
  }
  return splitJoined(result);
}

function splitJoined(text) {
  return text.replace(/[ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ]/g, (letter) => JOINED[letter]);
}

/** Where needles are looked for. Names are found by initials and without spaces, too. */
function haystack(names, texts) {
  const parts = new Set();
  for (const name of names) {
    const folded = fold(name);
    const squeezed = folded.replace(/\s+/g, "");
    parts.add(folded).add(squeezed).add(initials(squeezed));
  }
  for (const text of texts) parts.add(fold(text));
  return Array.from(parts).join("\n");
}

/** What must all be in a haystack; words in any order, initials apart from syllables. */
function needles(query) {
  const found = new Set();
  for (const word of fold(query).split(/\s+/)) {
    for (const run of splitJoined(word).match(/[ㄱ-ㅎ]+|[^ㄱ-ㅎ]+/g) || []) found.add(run);
  }
  return Array.from(found);
}

/**
 * What finds a needle while it is being typed: 조 finds 종, and 간 finds 가나,
 * since nobody knows yet to which syllable the last consonant will belong.
 */
function matcher(needle) {
  const code = needle.charCodeAt(needle.length - 1);
  if (!isSyllable(code)) return (hay) => hay.includes(needle);
  const head = needle.slice(0, -1).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(head + "(?:" + unfinished(code).join("|") + ")");
  return (hay) => pattern.test(hay);
}

/** What a syllable may become with the next keys, as alternatives of a pattern. */
function unfinished(code) {
  const final = (code - FIRST_SYLLABLE) % 28;
  const open = code - final;
  const range = (first, count) =>
    "[" + String.fromCharCode(first) + "-" + String.fromCharCode(first + count - 1) + "]";
  if (final === 0) {
    const vowel = Math.floor((code - FIRST_SYLLABLE) / 28) % 21;
    return [range(open, 28 * (JOINING_VOWELS[vowel] || 1))];
  }
  const letters = JOINED[FINALS[final]] || FINALS[final];
  const ways = [String.fromCharCode(code)];
  for (let more = 1; more < FINALS.length; more += 1) {
    const joined = JOINED[FINALS[more]];
    if (joined && joined[0] === letters) ways.push(String.fromCharCode(open + more));
  }
  const kept = letters.length > 1 ? FINALS.indexOf(letters[0]) : 0;
  const moved = INITIALS.indexOf(letters[letters.length - 1]);
  const next = range(FIRST_SYLLABLE + moved * PER_INITIAL, PER_INITIAL);
  ways.push(String.fromCharCode(open + kept) + next);
  return ways;
}

/** A function that says whether a haystack has everything a query asks for. */
function finder(query) {
  const matchers = needles(query).map(matcher);
  return (hay) => matchers.every((matches) => matches(hay));
}

// Now and next: minutes since 1970 on the clock of the wall, in the event's own zone.

/** The minute at which a day begins, from 2026-11-24. */
function dayMinute(date) {
  const [year, month, day] = date.split("-").map(Number);
  return Date.UTC(year, month - 1, day) / 60000;
}

/** The minute on the wall, from the parts Intl.DateTimeFormat gives (of hourCycle h23). */
function wallMinute(parts) {
  const of = {};
  for (const part of parts) of[part.type] = Number(part.value);
  // Some engines write midnight as 24 whatever they are asked for.
  return Date.UTC(of.year, of.month - 1, of.day, of.hour % 24, of.minute) / 60000;
}

/** Which sessions are on at a minute, and which begin next, as places in the list. */
function nowAndNext(sessions, minute) {
  const now = [];
  let next = [];
  let soonest = Infinity;
  sessions.forEach((session, place) => {
    if (session.from <= minute && minute < session.to) now.push(place);
    if (session.from <= minute) return;
    if (session.from < soonest) [soonest, next] = [session.from, []];
    if (session.from === soonest) next.push(place);
  });
  const begun = sessions.some((session) => session.from <= minute);
  return { now, next, begun, over: begun && !now.length && !next.length };
}

/** Minutes as a clock shows them; 1500 is 01:00 of the night. */
function clock(minutes) {
  const two = (number) => (number < 10 ? "0" : "") + number;
  const rest = ((minutes % 1440) + 1440) % 1440;
  return two(Math.floor(rest / 60)) + ":" + two(rest % 60);
}

/** A sentence with its %(name)s replaced. */
function fill(sentence, values) {
  return sentence.replace(/%\((\w+)\)s/g, (whole, name) =>
    name in values ? String(values[name]) : whole);
}

// The address: what is shown, so that it can be linked and gone back to.

const ANCHORS = { d: "day", s: "session", p: "person" };
const CHOICES = ["view", "room", "track", "q", "mine"];

/** What an address's fragment asks for: #p-… , #view=rooms&room=…, #d-2026-11-24&q=… */
function parseState(fragment) {
  const state = { view: "time", day: "", session: "", person: "" };
  for (const name of CHOICES.slice(1)) state[name] = "";
  for (const token of fragment.replace(/^#/, "").split("&")) {
    const at = token.indexOf("=");
    const anchor = /^([dsp])-(.+)$/.exec(token);
    if (at < 0 && anchor) state[ANCHORS[anchor[1]]] = decoded(anchor[2]);
    else if (CHOICES.includes(token.slice(0, at))) {
      state[token.slice(0, at)] = decoded(token.slice(at + 1));
    }
  }
  if (!["rooms", "people"].includes(state.view)) state.view = "time";
  return state;
}

/** The shortest fragment that asks for a state. */
function formatState(state) {
  const tokens = [];
  for (const letter of Object.keys(ANCHORS)) {
    const value = state[ANCHORS[letter]];
    if (value) tokens.push(letter + "-" + encodeURIComponent(value));
  }
  for (const name of CHOICES) {
    const value = state[name];
    // An empty fragment would make the browser jump to the top.
    if (name === "view" ? value !== "time" || !tokens.length : value) {
      tokens.push(name + "=" + encodeURIComponent(value));
    }
  }
  return "#" + tokens.join("&");
}

function decoded(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch (error) {
    return "";
  }
}

// The grid: where a session stands in its room's column.

/** For each item its lane and how many lanes it shares, so that none covers another. */
function lanes(items) {
  const order = items
    .map((item, place) => ({ from: item.from, to: Math.max(item.to, item.from + 1), place }))
    .sort((one, other) => one.from - other.from || one.place - other.place);
  const result = items.map(() => ({ lane: 0, lanes: 1 }));
  let group = [];
  let ends = [];
  const close = () => {
    for (const place of group) result[place].lanes = ends.length;
    group = [];
    ends = [];
  };
  for (const { from, to, place } of order) {
    if (ends.every((end) => end <= from)) close();
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    result[place].lane = lane;
    group.push(place);
  }
  close();
  return result;
}

/** How many pixels a minute gets: enough for a line in nearly every cell. */
function minuteHeight(lengths) {
  const sorted = lengths.filter((length) => length > 0).sort((one, other) => one - other);
  const short = sorted[Math.floor(sorted.length / 10)] || 30;
  return Math.min(4, Math.max(1.6, 68 / short));
}
