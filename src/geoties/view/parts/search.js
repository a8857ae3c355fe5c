// Finding an actor by name, other name, code or id, with suggestions: a combobox over a listbox.
const FOUND = 8;
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const searchable = actors.map((actor) => ({ actor, keys: [actor.name, ...actor.aliases, actor.iso3, actor.id].filter(Boolean).map(fold) }));

// A name that begins so comes before one with a word that begins so, and that before one that contains it.
function find(typed) {
  const wanted = fold(typed.trim());
  if (!wanted) return actors.slice(0, FOUND);
  const rank = (key) => (key === wanted ? 0 : key.startsWith(wanted) ? 1 : key.split(/[\s\-’'(]/).some((word) => word.startsWith(wanted)) ? 2 : key.includes(wanted) ? 3 : 9);
  return searchable
    .map(({ actor, keys }) => ({ actor, rank: Math.min(...keys.map(rank)) }))
    .filter((found) => found.rank < 9)
    .sort((p, q) => p.rank - q.rank || p.actor.place - q.actor.place)
    .slice(0, FOUND)
    .map((found) => found.actor);
}

// `take` is told which actor was taken.
function combobox(input, list, take) {
  let offered = [];
  let marked = -1;
  const close = () => {
    list.hidden = true;
    marked = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (at) => {
    marked = at;
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const pick = (actor) => {
    input.value = actor.name;
    close();
    take(actor);
  };
  const offer = () => {
    offered = find(input.value);
    list.replaceChildren(...offered.map((actor, at) => make("li", { role: "option", id: `${list.id}-${at}`, "aria-selected": "false",
      onpointerdown: (event) => event.preventDefault(), onclick: () => pick(actor) },
    make("bdi", { class: "clamp", text: actor.name }), make("div", { class: "soft", text: describe(actor) }))));
    if (!offered.length) list.append(make("li", { class: "soft", role: "option", "aria-disabled": "true", "aria-selected": "false", text: words.no_match }));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(input.value.trim() && offered.length ? 0 : -1);
  };
  input.addEventListener("input", offer);
  input.addEventListener("click", offer);
  input.addEventListener("blur", close);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) offer();
      if (offered.length) mark((marked + step + offered.length) % offered.length);
    } else if (event.key === "Enter" && offered[marked]) {
      event.preventDefault();
      pick(offered[marked]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
}
