"use strict";
// What there was at each moment: no more than facts and functions of them, wherever they come from.
class Model {
  constructor(facts) {
    this.facts = facts;
    this.from = facts.from;
    this.to = facts.to;
    this.nodes = facts.nodes;
    this.pieces = pieces(facts.scale);
    this.down = pieces(facts.down);
    this.states = facts.states.map(one => rows(one, 6, true)
      .map(([at, code, term, vote, votes, needed]) => ({ at, code, term, vote, votes, needed })));
    this.logs = facts.logs.map(changes);
    this.entries = rows(facts.entries, 3, false)
      .map(([index, term, text]) => ({ index, term, text }));
    this.messages = rows(facts.messages, 8, true)
      .map(([sent, lasts, from, to, glyph, term, entries, fate]) =>
        ({ sent, end: sent + lasts, from, to, glyph, term, entries, fate }));
    this.longest = this.messages.reduce((most, one) => Math.max(most, one.end - one.sent), 0);
    this.walls = facts.walls.map(([from, to, sides]) => ({ from, to, sides }));
    this.cuts = facts.cuts.map(([from, to, senders, receivers, both, text]) =>
      ({ from, to, senders, receivers, both, text }));
    this.notes = rows(facts.notes, 3, true).map(([at, number, text]) => ({ at, number, text }));
    this.broken = rows(facts.broken, 3, true)
      .map(([at, property, detail]) => ({ at, property, detail }))[0];
    this.story = this.told();
    this.marks = this.story.filter(one => one.mark)
      .concat(this.notes.map(one => ({ at: one.at, text: "note " + one.number })))
      .filter(one => one.at >= this.from && one.at <= this.to)
      .sort((one, other) => one.at - other.at);
    this.moments = this.allMoments();
  }

  told() {
    const story = rows(this.facts.story, 4, true)
      .map(([at, kind, mark, text]) => ({ at, kind, mark: mark === 1, text }));
    if (this.broken) {
      const text = this.broken.property + " is broken: " + this.broken.detail;
      story.push({ at: this.broken.at, kind: 4, mark: true, text });
    }
    if (this.facts.untold > 0) {
      const text = "from here on " + this.facts.untold + " commits and answers aren't told";
      story.push({ at: this.facts.untoldFrom, kind: 0, mark: false, text });
    }
    return story.sort((one, other) => one.at - other.at);
  }

  allMoments() {
    const all = new Set([this.from, this.to]);
    const add = one => { if (one.at >= this.from && one.at <= this.to) { all.add(one.at); } };
    this.states.forEach(one => one.forEach(add));
    this.story.forEach(add);
    this.notes.forEach(add);
    return [...all].sort((one, other) => one - other);
  }

  x(at) {
    return this.place(this.pieces, at);
  }

  place(pieces, at) {
    const piece = pieces[Math.max(0, last(pieces, one => one.from <= at))];
    const part = piece.to === piece.from ? 0 : (at - piece.from) / (piece.to - piece.from);
    return piece.x1 + Math.min(1, Math.max(0, part)) * (piece.x2 - piece.x1);
  }

  at(x) {
    return this.time(this.pieces, x);
  }

  time(pieces, x) {
    const piece = pieces[Math.max(0, last(pieces, one => one.x1 <= x))];
    const part = piece.x2 === piece.x1 ? 0 : (x - piece.x1) / (piece.x2 - piece.x1);
    return piece.from + Math.min(1, Math.max(0, part)) * (piece.to - piece.from);
  }

  state(node, at) {
    const all = this.states[node - 1] || [];
    const found = last(all, one => one.at <= at);
    return found < 0 ? { code: -1, term: 0, vote: 0, votes: 0, needed: 0 } : all[found];
  }

  knowsLogs(at) {
    return this.facts.logsUntil === undefined || at <= this.facts.logsUntil;
  }

  log(node, at) {
    const all = this.logs[node - 1] || [];
    return new Log(this.entries, all, last(all, one => one.at <= at));
  }

  wall(at) {
    return this.walls.find(one => one.from <= at && at < one.to);
  }

  cutsAt(at) {
    return this.cuts.filter(one => one.from <= at && at < one.to);
  }

  flying(at) {
    const found = [];
    for (let i = last(this.messages, one => one.sent <= at); i >= 0; i--) {
      const one = this.messages[i];
      if (one.sent < at - this.longest) { break; }
      if (one.end > at) { found.push(one); }
    }
    return found.reverse();
  }
}

// A log at a moment: what its changes up to there have made of it.
class Log {
  constructor(entries, all, at) {
    this.entries = entries;
    this.all = all;
    this.now = at;
    this.last = at < 0 ? 0 : all[at].last;
    this.commit = at < 0 ? 0 : all[at].commit;
  }

  entry(index) {
    if (index > this.last) { return null; }
    for (let i = this.now; i >= 0; i--) {
      const change = this.all[i];
      if (index > change.keep) { return this.entries[change.added[index - change.keep - 1]] || null; }
    }
    return null;
  }
}

function rows(flat, width, timed) {
  const found = [];
  let at = 0;
  for (let i = 0; i < flat.length; i += width) {
    const row = flat.slice(i, i + width);
    if (timed) { at += row[0]; row[0] = at; }
    found.push(row);
  }
  return found;
}

function pieces(flat) {
  return rows(flat, 4, false)
    .map(([from, to, x1, x2]) => ({ from, to, x1: x1 / 10, x2: x2 / 10 }));
}

function changes(flat) {
  const found = [];
  let at = 0, entry = 0;
  for (let i = 0; i < flat.length;) {
    at += flat[i];
    const keep = flat[i + 1], commit = flat[i + 2], count = flat[i + 3];
    const added = [];
    i += 4;
    for (let one = 0; one < count; one++) { entry += flat[i++]; added.push(entry); }
    found.push({ at, keep, commit, added, last: keep + count });
  }
  return found;
}

// The last place of a sorted list at which something holds that holds up to there; -1: none.
function last(list, holds) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle])) { low = middle + 1; } else { high = middle; }
  }
  return low - 1;
}

const DOWN = 0, FAILED = 1, FOLLOWER = 2, CANDIDATE = 3, LEADER = 4, PAUSED = 5;
const WORDS = ["down", "failed", "follower", "asks", "LEADER", "paused"];
const paint = term => term < 1 ? "var(--dim)" : "var(--term-" + ((term - 1) % 5 + 1) + ")";
const seconds = micros => (micros / 1e6).toFixed(3) + " s";
const names = ids => ids.map(id => "n" + id).join(" ");

// What is to be said of a moment, in a word and a sentence.
function health(model, at) {
  const ids = [...Array(model.nodes)].map((_, i) => i + 1);
  const there = ids.filter(id => model.state(id, at).code >= 0);
  const leaders = there.filter(id => model.state(id, at).code === LEADER);
  const newest = Math.max(0, ...leaders.map(id => model.state(id, at).term));
  const up = there.filter(id => model.state(id, at).code > FAILED);
  const run = up.length + " of " + there.length + " run.";
  if (model.broken && at >= model.broken.at) {
    return { look: "bad", word: "! broken", text: model.broken.property + ": " + model.broken.detail };
  }
  const sides = sidesText(model, at, there.length, newest);
  if (leaders.length === 0) {
    const ask = there.filter(id => model.state(id, at).code === CANDIDATE);
    const asks = ask.map(id => {
      const s = model.state(id, at);
      return "n" + id + " asks for votes in T" + s.term + ", has " + s.votes + " of " + s.needed + ".";
    }).join(" ");
    return { look: "odd", word: "no leader", text: (asks || "Nobody stands.") + " " + run + sides };
  }
  const told = leaders.map(id => {
    const term = model.state(id, at).term;
    return "n" + id + " in T" + term + (term < newest ? " (stale)" : "");
  }).join(", ");
  return leaders.length === 1
    ? { look: "well", word: "one leader", text: told + ". " + run + sides }
    : { look: "odd", word: leaders.length + " leaders", text: told + "." + sides };
}

function sidesText(model, at, all) {
  const wall = model.wall(at);
  const cuts = model.cutsAt(at).map(one => " " + one.text + ".").join("");
  return cuts + (!wall ? "" : " " + wall.sides.map(side => names(side) + ": " + side.length + " of " + all
    + (2 * side.length > all ? ", a majority." : ", no majority.")).join(" "));
}

const SVG = "http://www.w3.org/2000/svg";
function draw(parent, name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const key in attributes) { made.setAttribute(key, attributes[key]); }
  if (text !== undefined) { made.textContent = text; }
  parent.appendChild(made);
  return made;
}

function element(parent, name, look, text) {
  const made = document.createElement(name);
  if (look) { made.className = look; }
  if (text !== undefined) { made.textContent = text; }
  parent.appendChild(made);
  return made;
}

// The nodes as cards, and what flies between them.
class Ring {
  constructor(model, room) {
    this.model = model;
    this.svg = draw(room, "svg", { role: "img", preserveAspectRatio: "xMidYMid meet",
      "font-family": "ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace" });
  }

  places(at) {
    const model = this.model;
    const ids = [...Array(model.nodes)].map((_, i) => i + 1)
      .filter(id => model.state(id, at).code >= 0);
    const wall = model.wall(at);
    if (wall && wall.sides.length === 2) { return this.parted(wall.sides, ids); }
    const places = {};
    if (ids.length > 8) {
      const columns = Math.ceil(Math.sqrt(ids.length));
      ids.forEach((id, i) => {
        places[id] = [80 + 140 * (i % columns), 50 + 80 * Math.floor(i / columns)];
      });
      return { places, width: 20 + 140 * columns, height: 20 + 80 * Math.ceil(ids.length / columns) };
    }
    const height = Math.max(this.fitting(), ids.length > 6 ? 300 : 0);
    ids.forEach((id, i) => {
      const turn = 2 * Math.PI * i / Math.max(1, ids.length) - Math.PI / 2;
      places[id] = [220 + (ids.length > 1 ? 148 : 0) * Math.cos(turn),
        height / 2 + (ids.length > 1 ? height / 2 - 34 : 0) * Math.sin(turn)];
    });
    return { places, width: 440, height };
  }

  // As high as there is room for, where it is as wide as there is room for.
  fitting() {
    const high = 440 * this.svg.clientHeight / Math.max(1, this.svg.clientWidth);
    return Math.min(330, Math.max(236, high));
  }

  parted(sides, ids) {
    const places = {};
    const most = Math.max(...sides.map(side => side.length));
    const height = Math.max(this.fitting(), 24 + 68 * most);
    sides.forEach((side, i) => {
      const here = side.filter(id => ids.includes(id));
      here.forEach((id, k) => {
        const y = 24 + (height - 24) * (k + 0.5) / here.length;
        places[id] = [(i === 0 ? 76 : 364) + (i === 0 ? 1 : -1) * (k % 2) * 20, y];
      });
    });
    return { places, width: 440, height, sides };
  }

  show(at) {
    const { places, width, height, sides } = this.places(at);
    this.svg.replaceChildren();
    this.svg.setAttribute("viewBox", "0 0 " + width + " " + height);
    const scale = Math.min(this.svg.clientWidth / width, this.svg.clientHeight / height);
    this.letters = Math.min(12.4, Math.max(11.5, 11 / Math.max(0.1, scale)));
    draw(this.svg, "title", {}, "The cluster at " + seconds(at));
    draw(this.svg, "desc", {}, Object.keys(places).map(id => this.told(+id, at)).join(" "));
    if (sides) { this.wall(sides, width, height); }
    for (const one of this.model.flying(at)) { this.line(one, places); }
    for (const one of this.model.cutsAt(at)) { this.cut(one, places); }
    const commit = Math.max(0, ...Object.keys(places).map(id => this.model.log(+id, at).commit));
    for (const id in places) { this.card(+id, at, places[id], commit); }
    for (const one of this.model.flying(at)) { this.message(one, at, places, sides); }
  }

  // Along all of a link's way where nothing goes either way, else along the sender's half.
  cut(one, places) {
    for (const a of one.senders) {
      for (const b of one.receivers) {
        const from = places[a], to = places[b];
        if (!from || !to) { continue; }
        const x = (from[0] + to[0]) / 2, y = (from[1] + to[1]) / 2, end = one.both ? to : [x, y];
        draw(this.svg, "line", { x1: from[0], y1: from[1], x2: end[0], y2: end[1],
          stroke: "var(--wall)", "stroke-dasharray": "6 4", "stroke-width": 1.5 });
        draw(this.svg, "path", { d: "M-5 -5L5 5M-5 5L5 -5", transform: "translate(" + x + " " + y + ")",
          stroke: "var(--wall)", "stroke-width": 2.2 });
      }
    }
  }

  wall(sides, width, height) {
    for (let y = 18; y < height; y += 8) {
      draw(this.svg, "path", { d: "M" + (width / 2 - 6) + " " + y + "h6v4h6v4h-6v-4h-6Z",
        fill: "var(--wall)" });
    }
    const all = sides.reduce((sum, side) => sum + side.length, 0);
    sides.forEach((side, i) => draw(this.svg, "text", { x: i === 0 ? width / 4 - 6 : 3 * width / 4 + 6,
      y: 12, "font-size": 11.5, "font-weight": 700, "text-anchor": "middle", fill: "var(--wall)" },
      side.length + " of " + all + (2 * side.length > all ? ": majority" : ": no majority")));
  }

  card(id, at, [x, y], commit) {
    const state = this.model.state(id, at), log = this.model.log(id, at);
    const color = paint(state.term), left = x - 62, top = y - 31;
    const leads = state.code === LEADER;
    draw(this.svg, "rect", { x: left, y: top, width: 124, height: 62, fill: "var(--card)" });
    draw(this.svg, "rect", { x: left, y: top, width: 124, height: 18,
      fill: leads ? color : "var(--title)" });
    if (leads && this.isStale(state.term, at)) {
      for (let dx = 80; dx < 100; dx += 12) {
        draw(this.svg, "path", { d: "M" + (left + dx) + " " + (top + 18) + "l10 -18h5l-10 18Z",
          fill: "var(--ground)" });
      }
    }
    draw(this.svg, "rect", { x: left, y: top, width: 5, height: 62, fill: color });
    const on = leads ? "var(--on-term)" : "var(--text)";
    const sign = leads ? "\u25cf" : state.code === CANDIDATE ? "\u25d0" : state.code < FOLLOWER ? "\u00d7" : "\u25cb";
    const text = (dx, dy, words, fill, bold, anchor) => draw(this.svg, "text", { x: left + dx, y: top + dy,
      "font-size": this.letters, "font-weight": bold ? 700 : 400, fill, "text-anchor": anchor || "start" }, words);
    const stale = leads && this.isStale(state.term, at);
    text(9, 13, "n" + id + " " + sign + " " + (stale ? "STALE" : WORDS[state.code]), on, true);
    text(120, 13, "T" + state.term, leads ? on : color, true, "end");
    const vote = state.code === CANDIDATE ? "votes " + state.votes + " of " + state.needed
      : "vote " + (state.vote > 0 ? "n" + state.vote : "-");
    if (!this.model.knowsLogs(at)) {
      text(9, 32, vote, "var(--dim)", false);
      text(9, 51, "log: not told", "var(--dim)", false);
      return;
    }
    const committed = log.commit + "/" + log.last;
    if (vote.length + committed.length < 16) { text(9, 32, vote, "var(--dim)", false); }
    text(120, 32, committed, "var(--text)", true, "end");
    for (let index = Math.max(1, log.last - 5), k = 0; index <= log.last; index++, k++) {
      this.cell(left + 9 + 18 * k, top + 39, log.entry(index), index <= log.commit);
    }
  }

  // A card in a sentence, for those who can't see it.
  told(id, at) {
    const state = this.model.state(id, at), log = this.model.log(id, at);
    return "n" + id + ": " + WORDS[state.code] + ", term " + state.term
      + (this.model.knowsLogs(at) ? ", " + log.commit + " of " + log.last + " entries committed." : ".");
  }

  isStale(term, at) {
    for (let id = 1; id <= this.model.nodes; id++) {
      const other = this.model.state(id, at);
      if (other.code === LEADER && other.term > term) { return true; }
    }
    return false;
  }

  cell(x, y, entry, committed) {
    if (!entry) { return; }
    const color = paint(entry.term);
    draw(this.svg, "rect", { x: x + 0.75, y: y + 0.75, width: 15.5, height: 15.5, stroke: color,
      "stroke-width": 1.5, "stroke-dasharray": committed ? "none" : "2.5 2",
      fill: committed ? color : "var(--ground)" });
    draw(this.svg, "text", { x: x + 8.5, y: y + 12.5, "font-size": this.letters, "font-weight": 700,
      "text-anchor": "middle", fill: committed ? "var(--on-term)" : color }, entry.term % 100);
  }

  line(one, places) {
    const from = places[one.from], to = places[one.to];
    if (from && to) {
      draw(this.svg, "line", { x1: from[0], y1: from[1], x2: to[0], y2: to[1], stroke: "var(--rule)",
        "stroke-dasharray": "1.5 4", "stroke-width": 1.5 });
    }
  }

  message(one, at, places, sides) {
    const from = places[one.from], to = places[one.to];
    if (!from || !to) { return; }
    const passed = still.matches ? 0.5 : (at - one.sent) / Math.max(1, one.end - one.sent);
    const lost = one.fate > 0 && one.fate < 4;
    const most = one.fate === 1 && sides ? Math.abs((220 - from[0]) / ((to[0] - from[0]) || 1))
      : one.fate === 3 ? 0.8 : lost ? 0.5 : 1;
    const part = Math.min(passed, 1) * most;
    const x = from[0] + part * (to[0] - from[0]), y = from[1] + part * (to[1] - from[1]);
    const color = paint(one.term);
    const path = PATHS[one.glyph];
    draw(this.svg, "path", { d: path.d, transform: "translate(" + x + " " + y + ")",
      fill: path.open ? "var(--ground)" : color, stroke: path.open ? color : "var(--ground)",
      "stroke-width": path.open ? 2 : 1 });
    if (lost && passed > 0.8) {
      draw(this.svg, "path", { d: "M-7 0H7M-3.5 -6L3.5 6M-3.5 6L3.5 -6",
        transform: "translate(" + x + " " + y + ")", stroke: "var(--alarm)", "stroke-width": 2.2 });
    }
  }
}

const DIAMOND = "M0 -7L7 0L0 7L-7 0Z", SQUARE = "M-5.5 -5.5H5.5V5.5H-5.5Z";
const PATHS = [
  { d: DIAMOND }, { d: DIAMOND, open: true }, { d: DIAMOND + "M-7 7L7 -7", open: true },
  { d: SQUARE }, { d: SQUARE, open: true }, { d: SQUARE + "M-7 7L7 -7", open: true },
  { d: "M0 7C-12 -1 -6 -10 0 -3C6 -10 12 -1 0 7Z" },
  { d: SQUARE + "M-2.5 -2.5H2.5V2.5H-2.5Z", open: true },
  { d: SQUARE + "M-2 -2H2V2H-2Z", open: true }, { d: "M-6 -6L7 0L-6 6Z" },
];

const still = matchMedia("(prefers-reduced-motion: reduce)");
const find = id => document.getElementById(id);

// The page: one moment of a model at a time.
class View {
  constructor(model) {
    this.model = model;
    this.ring = new Ring(model, find("ring"));
    this.now = model.from;
    this.playing = false;
    this.shownLine = -2;
    this.listen();
    this.nameLanes();
    this.go(this.hashed());
  }

  hashed() {
    const found = /^#t=([0-9.]+)$/.exec(location.hash);
    return found ? Math.round(+found[1] * 1e6) : this.model.from;
  }

  nameLanes() {
    this.model.facts.columns.forEach((x, i) => {
      if (x > 0) { element(find("columns"), "b", "", "n" + (i + 1)).style.left = 100 * x / 390 + "%"; }
    });
    this.model.facts.lanes.forEach((y, i) => {
      if (y > 0) { element(find("names"), "b", "", "n" + (i + 1)).style.top = y + "px"; }
    });
  }

  go(at) {
    this.now = Math.min(this.model.to, Math.max(this.model.from, Math.round(at)));
    this.show();
  }

  show() {
    const model = this.model, at = this.now;
    const clock = find("clock");
    clock.textContent = seconds(at) + " ";
    element(clock, "small", "", "of " + seconds(model.to));
    const is = health(model, at);
    find("verdict").className = is.look;
    find("verdict").textContent = is.word;
    find("sentence").textContent = is.text;
    this.head(is);
    this.ring.show(at);
    this.showLog();
    this.showStory();
    this.showNext();
  }

  head(is) {
    const model = this.model, x = model.x(this.now), head = find("playhead"), scroll = find("scroll");
    head.style.left = x + "px";
    head.firstChild.textContent = seconds(this.now);
    head.className = x < 60 ? "first" : x > find("wide").clientWidth - 60 ? "last" : "";
    find("future").style.left = x + "px";
    for (const slider of [head, find("downHead")]) {
      slider.setAttribute("aria-valuemin", model.from / 1e6);
      slider.setAttribute("aria-valuemax", model.to / 1e6);
      slider.setAttribute("aria-valuenow", this.now / 1e6);
      slider.setAttribute("aria-valuetext", seconds(this.now) + ": " + is.word + ", " + is.text);
    }
    const wide = scroll.clientWidth, seen = x - scroll.scrollLeft;
    if (!this.dragging && (seen < wide / 4 || seen > 3 * wide / 4)) {
      scroll.scrollLeft = Math.max(0, seen < wide / 4 ? x - wide / 4 : x - 3 * wide / 4);
    }
    this.headDown();
  }

  headDown() {
    const room = find("down"), wide = room.clientWidth;
    if (wide === 0 || room.clientHeight === 0) { return; }
    const y = this.model.place(this.model.down, this.now) * wide / 390;
    find("downHead").style.top = find("downFuture").style.top = y + "px";
    room.scrollTop = y + 28 - 0.6 * room.clientHeight;
  }

  showLog() {
    const model = this.model, at = this.now;
    const logs = [...Array(model.nodes)].map((_, i) => model.log(i + 1, at));
    const most = Math.max(0, ...logs.map(log => log.last));
    const first = Math.max(1, most - 3);
    const known = Math.max(0, ...logs.map(log => log.commit));
    const knows = model.knowsLogs(at);
    find("committed").textContent = knows ? "log, committed up to " + known
      : "log, told up to " + seconds(model.facts.logsUntil);
    const head = find("log").querySelector("thead"), body = find("log").querySelector("tbody");
    head.replaceChildren();
    body.replaceChildren();
    if (!knows) { return; }
    const row = element(head, "tr");
    element(row, "th", "", "");
    element(row, "th", "", "com/last");
    for (let index = first; index <= most; index++) {
      element(row, "th", "", "" + index).scope = "col";
    }
    for (let id = 1; id <= model.nodes; id++) {
      if (model.state(id, at).code >= 0) { this.showLine(body, id, logs, first, most); }
    }
  }

  showLine(body, id, logs, first, most) {
    const row = element(body, "tr"), log = logs[id - 1];
    element(row, "th", "", "n" + id).scope = "row";
    element(row, "td", "", log.commit + "/" + log.last);
    for (let index = first; index <= most; index++) {
      const cell = element(row, "td"), entry = log.entry(index);
      if (entry) { this.showCell(cell, entry, index <= log.commit, this.isOdd(entry, index, logs)); }
    }
  }

  // Whether another entry stands there at the leader, or is committed anywhere.
  isOdd(entry, index, logs) {
    let term = -1, leader = 0;
    logs.forEach((log, i) => {
      const state = this.model.state(i + 1, this.now);
      if (state.code === LEADER && state.term > term) { term = state.term; leader = i + 1; }
    });
    return logs.some((log, i) => {
      const other = i + 1 === leader || log.commit >= index ? log.entry(index) : null;
      return other && (other.term !== entry.term || other.text !== entry.text);
    });
  }

  showCell(parent, entry, committed, odd) {
    const cell = element(parent, "span", "cell" + (committed ? "" : " open") + (odd ? " odd" : ""));
    cell.style.borderColor = paint(entry.term);
    cell.style.color = committed ? "var(--on-term)" : paint(entry.term);
    if (committed) { cell.style.background = paint(entry.term); }
    element(cell, "b", "", (odd ? "!" : "") + entry.term);
    cell.append(entry.text);
    cell.title = "entry " + entry.index + ", term " + entry.term + ": " + entry.text;
    cell.setAttribute("role", "img");
    cell.setAttribute("aria-label", "entry " + entry.index + ", term " + entry.term + ", "
      + entry.text + (committed ? ", committed" : ", not committed") + (odd ? ", in conflict" : ""));
  }

  showStory() {
    const model = this.model, list = find("story").querySelector("ol");
    const place = last(model.story, one => one.at <= this.now);
    const note = model.notes[last(model.notes, one => one.at <= this.now)];
    const room = find("note");
    room.replaceChildren();
    if (note) { element(room, "b", "", "" + note.number); room.append(note.text); }
    if (place === this.shownLine) { return; }
    const focused = list.contains(document.activeElement);
    this.shownLine = place;
    list.replaceChildren();
    find("moment").textContent = place < 0 ? ""
      : " " + seconds(model.story[place].at) + ": " + model.story[place].text;
    model.story.slice(Math.max(0, place - 199), place + 1).forEach((one, i, shown) => {
      const line = element(list, "li", "k" + one.kind + (i === shown.length - 1 ? " now" : ""));
      const button = element(line, "button");
      button.tabIndex = i === shown.length - 1 ? 0 : -1;
      element(button, "time", "", (one.at / 1e6).toFixed(3));
      element(button, "span", "", one.text);
      button.addEventListener("click", () => this.go(one.at));
      if (i === shown.length - 1) { line.setAttribute("aria-current", "true"); }
    });
    find("story").scrollTop = find("story").scrollHeight;
    if (focused && list.lastChild) { list.lastChild.firstChild.focus(); }
  }

  showNext() {
    const after = this.mark(1);
    find("next").textContent = after ? "next mark: " + after.text + ", " + seconds(after.at) : "the end";
    find("after").setAttribute("aria-disabled", !after);
    find("before").setAttribute("aria-disabled", !this.mark(-1));
    const play = find("play");
    const words = this.playing ? "\u2016 stop" : "\u25b6 play";
    if (play.textContent !== words) { play.textContent = words; }
  }

  mark(way) {
    const marks = this.model.marks, now = this.now;
    return way > 0 ? marks.find(one => one.at > now) : marks[last(marks, one => one.at < now)];
  }

  toMark(way) {
    this.stop();
    const mark = this.mark(way);
    if (mark) { this.go(mark.at); }
  }

  step(way) {
    this.stop();
    this.stepOn(way);
  }

  stepOn(way) {
    const moments = this.model.moments;
    const place = way > 0 ? last(moments, one => one <= this.now) + 1
      : last(moments, one => one < this.now);
    if (place >= 0 && place < moments.length) { this.go(moments[place]); return true; }
    return false;
  }

  toggle() {
    if (this.playing) { this.stop(); } else { this.start(); }
  }

  start() {
    if (this.now >= this.model.to) { this.now = this.model.from; }
    this.playing = true;
    find("health").setAttribute("aria-live", "off");
    let before = performance.now();
    const frame = time => {
      if (!this.playing) { return; }
      if (!still.matches) {
        this.go(this.model.at(this.model.x(this.now) + 0.055 * (time - before)) + 1);
        before = time;
      } else if (time - before > 700) {
        this.stepOn(1);
        before = time;
      }
      if (this.now >= this.model.to) { this.stop(); } else { requestAnimationFrame(frame); }
    };
    requestAnimationFrame(frame);
    this.showNext();
  }

  stop() {
    this.playing = false;
    find("health").setAttribute("aria-live", "polite");
    this.showNext();
  }

  listen() {
    const on = (id, work) => find(id).addEventListener("click", work);
    on("before", () => this.toMark(-1));
    on("after", () => this.toMark(1));
    on("back", () => this.step(-1));
    on("step", () => this.step(1));
    on("play", () => this.toggle());
    document.addEventListener("keydown", key => this.press(key));
    addEventListener("hashchange", () => this.go(this.hashed()));
    addEventListener("resize", () => this.show());
    const wide = find("wide");
    const drag = event => {
      this.stop();
      this.go(this.model.at(event.clientX - wide.getBoundingClientRect().left));
    };
    find("scroll").addEventListener("pointerdown", event => {
      if (event.button === 0 && event.offsetY < find("scroll").clientHeight) {
        this.dragging = true;
        drag(event);
      }
    });
    find("tall").addEventListener("click", event => {
      this.stop();
      const y = event.clientY - find("tall").getBoundingClientRect().top;
      const piece = this.model.down, at = y * 390 / find("down").clientWidth;
      this.go(this.model.time(piece, at));
    });
    addEventListener("pointermove", event => { if (this.dragging) { drag(event); } });
    addEventListener("pointerup", () => { this.dragging = false; });
    addEventListener("pointercancel", () => { this.dragging = false; });
    document.querySelectorAll("#tabs button").forEach(tab =>
      tab.addEventListener("click", () => this.tab(tab.dataset.tab)));
    this.tab("time", true);
  }

  tab(name, quiet) {
    document.body.dataset.tab = name;
    document.querySelectorAll("#tabs button").forEach(one => {
      one.setAttribute("aria-selected", one.dataset.tab === name);
      one.tabIndex = one.dataset.tab === name ? 0 : -1;
    });
    if (!quiet) { this.show(); }
  }

  // Among lines of the story, and among tabs, arrows go from one to the other.
  among(key) {
    const line = key.target.closest("li"), tab = key.target.closest("#tabs button");
    const way = { ArrowUp: -1, ArrowDown: 1 }[key.key], side = { ArrowLeft: -1, ArrowRight: 1 }[key.key];
    if (line && way) {
      const other = way < 0 ? line.previousSibling : line.nextSibling;
      if (other) { other.firstChild.focus(); }
    } else if (tab && side) {
      const other = side < 0 ? tab.previousElementSibling : tab.nextElementSibling;
      if (other) { this.tab(other.dataset.tab); other.focus(); }
    }
    return line && way || tab && side;
  }

  press(key) {
    if (key.ctrlKey || key.altKey || key.metaKey) { return; }
    if (this.among(key)) { key.preventDefault(); return; }
    const onButton = key.target instanceof HTMLButtonElement;
    const work = { ".": () => this.step(1), ",": () => this.step(-1), "]": () => this.toMark(1),
      "[": () => this.toMark(-1), Home: () => this.go(this.model.from), End: () => this.go(this.model.to),
      ArrowRight: () => this.step(1), ArrowLeft: () => this.step(-1) }[key.key];
    if (work) {
      key.preventDefault();
      work();
    } else if (key.key === " " && !onButton) {
      key.preventDefault();
      this.toggle();
    }
  }
}

window.raftarium = new View(new Model(JSON.parse(find("facts").textContent)));
