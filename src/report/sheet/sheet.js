
"use strict";
(() => {
  const form = document.querySelector(".filter");
  const input = document.getElementById("filter");
  const shown = document.getElementById("filter-shown");
  const sections = [...document.querySelectorAll("section.element")].map((section) => ({
    section,
    name: section.querySelector("h2").textContent.toLowerCase(),
    rows: [...section.querySelectorAll("tbody tr[id]")].map((row) => ({ row, text: row.textContent.toLowerCase() })),
  }));
  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0, all = 0;
    for (const { section, name, rows } of sections) {
      let here = 0;
      for (const { row, text } of rows) {
        const fits = words.every((word) => text.includes(word) || name.includes(word));
        row.hidden = !fits;
        here += fits ? 1 : 0;
      }
      section.hidden = here === 0;
      found += here;
      all += rows.length;
    }
    shown.textContent = words.length === 0 ? "" : shown.dataset.text.replace("{shown}", found).replace("{all}", all);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => { if (event.key === "Escape") { input.value = ""; show(); } });
  form.hidden = false;
  show();
})();
