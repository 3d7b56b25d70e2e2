// Small comforts; every page works without them.

// Copy buttons. The clipboard is there for secure addresses only, hence the second way.
async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "hidden";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

// Questions before something is done: a <details> becomes a dialog.
function openDialog(details) {
  const dialog = details.querySelector("dialog");
  if (!details.open || !dialog || dialog.matches(":modal")) {
    return;
  }
  // Not close(), whose event comes later and would close it again.
  dialog.removeAttribute("open");
  dialog.showModal();
  dialog.addEventListener(
    "close",
    () => {
      details.open = false;
      dialog.setAttribute("open", "");
      details.querySelector("summary").focus();
    },
    { once: true },
  );
}

function enliven(root) {
  root.querySelectorAll("[data-copy], [data-close], [data-all]").forEach((button) => {
    button.hidden = false;
  });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.copy !== undefined) {
    copy(button.dataset.copy).then(() => {
      const label = button.textContent;
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = label; }, 1500);
    });
  }
  if (button?.dataset.close !== undefined) {
    button.closest("dialog").close();
  }
  document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  });
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
});

// “toggle” does not bubble.
document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.matches("details[data-confirm]")) {
      openDialog(event.target);
    }
  },
  true,
);

// A form is sent once, however often someone clicks.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  form.classList.add("sending");
});

window.addEventListener("pageshow", () => {
  document.querySelectorAll("form.sending").forEach((form) => {
    delete form.dataset.sent;
    form.classList.remove("sending");
  });
});

// Pictures that the server cannot make of a dataset.
function missing(image) {
  const figure = image.closest("[data-picture]");
  if (!figure || image.hidden) {
    return;
  }
  image.hidden = true;
  if (image.dataset.optional === undefined) {
    const note = document.createElement("p");
    note.className = "missing";
    note.textContent = "No picture of this dataset";
    image.after(note);
  }
}

document.addEventListener(
  "error",
  (event) => {
    if (event.target instanceof HTMLImageElement) {
      missing(event.target);
    }
  },
  true,
);
document.querySelectorAll("[data-picture] img").forEach((image) => {
  if (image.complete && image.naturalWidth === 0) {
    missing(image);
  }
});

// Lists in which many can be ticked.
function countTicked(form) {
  const ticks = [...form.querySelectorAll("input[name=user]")];
  const ticked = ticks.filter((tick) => tick.checked).length;
  const note = form.querySelector("[data-chosen]");
  note.textContent = ticked === 0 ? "Tick people in the list." : `${ticked} ticked`;
  const all = form.querySelector("[data-all]");
  all.checked = ticked === ticks.length;
  all.indeterminate = ticked > 0 && ticked < ticks.length;
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-choice]");
  if (form && event.target.matches("[data-all]")) {
    form.querySelectorAll("input[name=user]").forEach((tick) => {
      tick.checked = event.target.checked;
    });
  }
  if (form) {
    countTicked(form);
  }
});

// Files can be dropped where they can be chosen.
function takeDrops(drop) {
  if (drop.dataset.ready) {
    return;
  }
  drop.dataset.ready = "yes";
  const input = drop.querySelector("input[type=file]");
  const mark = (isOver) => drop.classList.toggle("over-drop", isOver);
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    mark(true);
  });
  drop.addEventListener("dragleave", () => mark(false));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    if (event.dataTransfer.files.length > 0) {
      input.files = event.dataTransfer.files;
    }
  });
}

document.querySelectorAll(".drop").forEach(takeDrops);

// How much of the files is sent.
document.addEventListener("htmx:xhr:progress", (event) => {
  const upload = event.target.querySelector?.("[data-upload]");
  if (upload && event.detail.lengthComputable) {
    const percent = Math.floor((100 * event.detail.loaded) / event.detail.total);
    upload.hidden = false;
    upload.querySelector("progress").value = percent;
    upload.querySelector("span").textContent = percent < 100 ? `${percent} %` : "sent; being read …";
  }
});

// What a script sent can be sent again once it is answered.
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.target instanceof HTMLFormElement) {
    delete event.target.dataset.sent;
    event.target.classList.remove("sending");
  }
});

// How long something can still be taken back, by the clock of the server.
document.querySelectorAll("[data-until]").forEach((note) => {
  const label = note.querySelector("button .quiet");
  const end = performance.now() + Number(note.dataset.left);
  const tick = () => {
    const left = Math.ceil((end - performance.now()) / 1000);
    if (left <= 0) {
      note.remove();
      return;
    }
    label.textContent = `${left} s left`;
    setTimeout(tick, 500);
  };
  tick();
});

document.addEventListener("htmx:load", (event) => {
  enliven(event.target);
  event.target.querySelectorAll(".drop").forEach(takeDrops);
});
document.addEventListener("htmx:sendError", () => {
  const flash = document.getElementById("flash");
  flash.replaceChildren();
  const note = document.createElement("div");
  note.className = "flash bad";
  note.setAttribute("role", "alert");
  note.textContent = "The server could not be reached. Try again in a moment.";
  flash.append(note);
});

enliven(document);

// On a phone rows of links are wider than the screen; the page’s own one comes into sight.
document.querySelectorAll(".top nav ul, .tabs").forEach((row) => {
  const own = row.querySelector("[aria-current]");
  if (own) {
    row.scrollLeft += own.getBoundingClientRect().left - row.getBoundingClientRect().left
      - (row.clientWidth - own.offsetWidth) / 2;
  }
});
