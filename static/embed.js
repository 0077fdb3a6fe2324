/*
 * Shows a poll, or its results, in a page of somebody else's:
 *
 *   <script src="https://candor.example/embed.js" async></script>
 *   <candor-poll poll="ID"><a href="https://candor.example/p/ID">Answer the poll</a></candor-poll>
 *   <candor-results poll="ID"></candor-results>
 *
 * Each element is a frame of Candor's, so that nothing of the page around it can see an answer. What crosses is one
 * number: this script says {candor: "hello"} to the frame, and the frame says {candor: "height", height: N} back.
 * Frames that the page wrote itself, <iframe data-candor src="…">, are kept at their height too.
 */
(() => {
  const script = document.currentScript;
  if (!script || customElements.get("candor-poll")) return;

  // The one origin that is shown and spoken with: where this script is from. A copy of it says data-origin.
  const home = script.dataset.origin || new URL(script.src).origin;
  const passedOn = ["lang", "group", "accent", "radius", "font", "density", "theme"];
  const titles = {
    en: ["Poll", "Poll results"],
    de: ["Umfrage", "Ergebnisse der Umfrage"],
    fr: ["Sondage", "Résultats du sondage"],
    es: ["Encuesta", "Resultados de la encuesta"],
  };
  const own = new Set();

  const written = () => document.querySelectorAll("iframe[data-candor]");
  const hello = (frame) => frame.contentWindow?.postMessage({ candor: "hello" }, home);

  addEventListener("message", ({ data, origin, source }) => {
    if (origin !== home || data?.candor !== "height" || !Number.isFinite(data.height)) return;
    for (const frame of [...own, ...written()]) {
      if (frame.contentWindow === source) {
        frame.style.height = `${Math.min(Math.max(Math.ceil(data.height), 40), 30000)}px`;
      }
    }
  });

  // Loading does not bubble, but it is captured on its way down: frames that are written later are found as well.
  document.addEventListener("load", ({ target }) => target.matches?.("iframe[data-candor]") && hello(target), true);
  for (const frame of written()) {
    // A frame that has not loaded yet still holds a blank document, which may be read.
    if (!frame.contentDocument) hello(frame);
  }

  class Embedded extends HTMLElement {
    static observedAttributes = ["src", "poll", "title", ...passedOn];

    connectedCallback() {
      if (!this.frame) {
        this.frame = document.createElement("iframe");
        this.frame.loading = "lazy";
        this.frame.referrerPolicy = "no-referrer";
        // The page needs its storage and its form; links open in tabs of their own, free of these limits; results can
        // be saved as a file. It can neither take the reader away nor open dialogs over the page around it.
        this.frame.sandbox = `allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox${
          this.page && " allow-downloads"
        }`;
        this.frame.style.cssText = "display:block;width:100%;border:0";
        this.frame.style.height = `${parseInt(this.getAttribute("height")) || 600}px`;
        this.frame.onload = () => hello(this.frame);
      }
      own.add(this.frame);
      this.show();
    }

    disconnectedCallback() {
      own.delete(this.frame);
    }

    attributeChangedCallback() {
      if (this.frame && this.isConnected) this.show();
    }

    show() {
      const address = this.address();
      if (!address) return;
      const language = (this.closest("[lang]")?.lang || navigator.language).slice(0, 2);
      this.frame.title = this.getAttribute("title") || (titles[language] || titles.en)[this.page ? 1 : 0];
      if (this.frame.src !== address) this.frame.src = address;
      // What stands in the element is for readers without this script; the shadow hides it.
      if (!this.shadowRoot) this.attachShadow({ mode: "open" }).append(this.frame);
    }

    /* Nothing but pages of Candor's: a wiki that lets anyone write this element must not let them frame just anything. */
    address() {
      const poll = this.getAttribute("poll");
      const address = new URL(poll ? `/p/${encodeURIComponent(poll)}${this.page}` : this.getAttribute("src") || "", home);
      for (const name of passedOn) {
        if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
      }
      return address.origin === home && address.pathname.startsWith("/p/") && address.href;
    }
  }

  customElements.define("candor-poll", class extends Embedded { page = ""; });
  customElements.define("candor-results", class extends Embedded { page = "/results"; });
})();
