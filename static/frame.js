/*
 * The page's own side of being embedded (embed.js is the other): tells the page around it how high it is, and nothing
 * else, to nobody else, and only once asked.
 */
(() => {
  if (parent === self) return;
  const root = document.documentElement;
  root.dataset.framed = "";
  let reader = "";
  let told = 0;

  const tell = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    // One pixel less is rounding, and would be one more a moment later.
    if (!reader || height === told || height === told - 1) return;
    told = height;
    parent.postMessage({ candor: "height", height }, reader);
  };

  addEventListener("message", ({ data, origin, source }) => {
    // A page without an origin of its own, "null", cannot be told anything that others could not overhear.
    if (source !== parent || data?.candor !== "hello" || origin === "null") return;
    reader = origin;
    told = 0;
    tell();
  });
  new ResizeObserver(tell).observe(root);

  // The frame stays with this poll: other pages are not for frames, and open in tabs.
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = target.closest("a[href]");
      if (link && link.pathname !== location.pathname) link.target = "_blank";
    },
    true,
  );

  // In a sandbox without an origin of its own this page gets neither program nor styles. It says so, with its address.
  if (self.origin === "null") {
    addEventListener("DOMContentLoaded", () => {
      const note = document.getElementById("alone");
      if (!note) return;
      const link = note.querySelector("a");
      link.href = link.textContent = location;
      link.style.overflowWrap = "anywhere";
      note.hidden = false;
    });
  }
})();
