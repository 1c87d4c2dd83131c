// What the pages do beyond links and forms. Each of them works without it.
(() => {
    "use strict";

    const root = document.documentElement;

    // Colours: as the system has them, until somebody chooses.
    const theme = document.getElementById("theme");
    const dark = () => root.dataset.theme
        ? root.dataset.theme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
    const name = () => { theme.textContent = dark() ? "Light colours" : "Dark colours"; };
    if (theme) {
        theme.hidden = false;
        name();
        theme.addEventListener("click", () => {
            root.dataset.theme = dark() ? "light" : "dark";
            const secure = location.protocol === "https:" ? "; Secure" : "";
            document.cookie = `numbers_console_theme=${root.dataset.theme}; Path=/console; Max-Age=31536000; SameSite=Strict${secure}`;
            name();
        });
    }

    // The slider: says where it stands, and pales what came later.
    const point = document.getElementById("point");
    const pale = () => {
        const state = document.getElementById("state");
        // Within a millisecond the log says what came later.
        const isLater = entry => entry.dataset.time > state.dataset.time
            || (entry.dataset.time === state.dataset.time && Number(entry.dataset.position) > Number(state.dataset.position));
        document.querySelectorAll(".timeline > li").forEach(entry =>
            entry.classList.toggle("later", Boolean(state) && isLater(entry)));
    };
    if (point) {
        const labels = point.dataset.labels.split("|");
        point.addEventListener("input", () => point.setAttribute("aria-valuetext", labels[point.value - point.min]));
        document.body.addEventListener("htmx:afterSettle", pale);
        pale();
    }

    const notice = document.getElementById("notice");
    document.body.addEventListener("htmx:responseError", () => {
        notice.textContent = "The server did not answer. Load the page again.";
    });
    document.body.addEventListener("htmx:sendError", () => {
        notice.textContent = "The server cannot be reached.";
    });

    root.classList.add("scripted");
})();
