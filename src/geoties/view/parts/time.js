// Time: a histogram of events over a slider with two thumbs. Bars count what all filters but that of time let through.
const timeline = { first: null, last: null, unit: 1, step: 1 };
const monthWords = (month) => {
  const year = Math.floor(month / 12);
  return timeline.step === 12 ? String(year) : `${data.words.months[month - 12 * year]} ${year}`;
};
const timeWords = () => `${monthWords(Math.max(timeline.first, state.from ?? 0))} – ${monthWords(Math.min(timeline.last, state.to ?? Infinity))}`;
const UNITS = [1, 3, 12, 60, 120];
const BARS = 72;

// [first month, months more, events, place of their quad, -1 for none] of all that has a date.
function* dated(list, passes) {
  for (const tie of list) {
    if (tie.moments) {
      for (let at = 0; at < tie.moments.length; at += 4) {
        const [start, more, look, events] = tie.moments.slice(at, at + 4);
        if (start >= 0 && passes[look]) yield [start, more, events, QUADS.indexOf(looks[look].quad)];
      }
    } else if (tie.span[0] !== null) yield [tie.span[0], tie.span[1] - tie.span[0], Math.max(1, tie.total.strength), tie.balance > 0 ? 1 : tie.balance < 0 ? 3 : -1];
  }
}

function startTime() {
  const starts = [];
  let yearly = true;
  for (const [start, more] of dated(ties, looks.map(() => true))) {
    starts.push(start, start + Math.min(more, 11));
    if (start % 12 || more % 12 !== 11) yearly = false;
  }
  const [first, last] = extent(starts);
  const strip = byId("time");
  strip.hidden = !(last > first) || (yearly && last - first < 12);
  if (strip.hidden) return;
  Object.assign(timeline, { first, last, step: yearly ? 12 : 1, unit: UNITS.find((unit) => (last - first) / unit <= BARS) ?? 240 });
  if (yearly) timeline.unit = Math.max(12, timeline.unit);
  timeline.first = Math.floor(first / timeline.unit) * timeline.unit;
  timeline.last = Math.ceil((last + 1) / timeline.unit) * timeline.unit - 1;
  const shift = timeline.step - 1; // the thumb of the end names the last month of its year
  for (const [id, name] of [["from", "from"], ["to", "to"]]) {
    const input = byId(id);
    Object.assign(input, { min: timeline.first, max: timeline.last - shift, step: timeline.step });
    input.addEventListener("input", (event) => {
      const value = Number(input.value);
      change(() => {
        if (name === "from") state.from = Math.min(value, (state.to ?? timeline.last) - shift) || null;
        else state.to = Math.max(value, state.from ?? timeline.first) + shift;
        if (state.from <= timeline.first) state.from = null;
        if (state.to >= timeline.last) state.to = null;
      }, event);
    });
  }
}

// Events by bar and quad, -1 last. One whose date is no finer than a year is spread over it; a longer one counts where it begins.
function countBars() {
  const { first, last, unit } = timeline;
  const bars = Array.from({ length: Math.ceil((last + 1 - first) / unit) }, () => [0, 0, 0, 0, 0]);
  for (const [start, more, events, quad] of dated(filteredButTime(), looks.map(looksLike))) {
    const reach = more <= 11 ? more : 0;
    for (let month = start; month <= start + reach; month++) {
      const bar = bars[Math.floor((month - first) / unit)];
      if (bar) bar[quad < 0 ? 4 : quad] += events / (reach + 1);
    }
  }
  return bars;
}

// Stacked from the ground up; on a page about one actor or two conflict goes down from a line between.
const UP = [["cooperation", 1], ["cooperation words", 0], ["mixed", 4]];
const DOWN = [["conflict", 3], ["conflict words", 2]];
function showTime() {
  if (timeline.first === null) return;
  const { first, last, unit } = timeline;
  const bars = countBars();
  const [up, down] = about ? [UP, DOWN] : [[...UP.slice(0, 2), ...DOWN, UP[2]], []];
  const sum = (bar, stack) => stack.reduce((total, [, quad]) => total + bar[quad], 0);
  const [above, below] = [up, down].map((stack) => Math.max(0, ...bars.map((bar) => sum(bar, stack))));
  const size = 96 / Math.max(1e-9, above + below);
  const ground = 98 - below * size;
  const wide = 100 / bars.length;
  byId("bars").replaceChildren(...bars.flatMap((bar, at) => {
    const month = first + at * unit;
    const inside = (state.from === null || month + unit > state.from) && (state.to === null || month <= state.to);
    let [top, bottom] = [ground, ground];
    const block = (side, high, y) => svg("rect", { x: at * wide + wide * 0.1, width: wide * 0.8, y, height: high, class: `${side}${inside ? "" : " out"}` });
    return [...up.map(([side, quad]) => bar[quad] && block(side, bar[quad] * size, (top -= bar[quad] * size))),
      ...down.map(([side, quad]) => bar[quad] && block(side, bar[quad] * size, (bottom += bar[quad] * size) - bar[quad] * size))].filter(Boolean);
  }), ...(about ? [svg("rect", { x: 0, width: 100, y: ground - 0.25, height: 0.5, class: "ground" })] : []));
  showTicks();
  const shift = timeline.step - 1;
  for (const [id, value, shown] of [["from", state.from ?? first, state.from ?? first], ["to", (state.to ?? last) - shift, state.to ?? last]]) {
    const input = byId(id);
    input.value = value;
    input.setAttribute("aria-valuetext", monthWords(shown));
  }
  byId("between").textContent = timeWords();
}
function showTicks() {
  const { first, last } = timeline;
  const every = 12 * ([1, 2, 5, 10, 20, 50].find((years) => (last - first) / 12 / years <= 10) ?? 100);
  const ticks = [];
  for (let month = Math.ceil(first / every) * every; month <= last; month += every) {
    const tick = make("span", { text: String(month / 12) });
    tick.style.left = `${(100 * (month - first)) / (last + 1 - first)}%`;
    ticks.push(tick);
  }
  byId("ticks").replaceChildren(...ticks);
}
function svg(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
function filteredButTime() {
  const passes = looks.map(looksLike);
  const list = ties.filter((tie) => tie.reports >= state.reports && passesActor(tie.a) && passesActor(tie.b)
    && (tie.moments ? tie.moments.some((look, at) => at % 4 === 2 && passes[look]) : passesWhole(tie, false)));
  const near = state.around && within(state.around, state.steps, list);
  return near ? list.filter((tie) => near.has(tie.a) && near.has(tie.b)) : list;
}
