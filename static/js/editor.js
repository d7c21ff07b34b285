// The editor of rich text in the admin: a text area with data-editor becomes a schema-based editor.
// Its schema holds what disclosures/documents/rich_text.py lets through and nothing else. Without
// this file the text area works as it is: plain lines, or HTML.

const LOOKS_LIKE_HTML =
  /<\/?(?:p|h[1-6]|div|br|hr|table|t[rdh]|ul|ol|li|blockquote|span|font|strong|b|em|u|su[bp]|a)\b[^<>]*>/i;
const SAFE_ADDRESS = /^(?:(?:https?|mailto):|[^:]*(?:[/?#]|$))/i;
const HAN = "[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]";
const TAGS = "(?:<[^<>]*>)*";
const WRAPPED_LINE = new RegExp(
  `(${HAN}${TAGS})[ \\t]*\\r?\\n[ \\t]*(?=${TAGS}${HAN})`, "g",
);
const INDENT = /^[\s\u200b\ufeff]+/;
const WIDE_GAP = /(?=[ \t]*\xa0)[ \t\xa0]{2,}/g;
// What Word and WPS bring along that is not to be read by the public.
const HIDDEN = /display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment/i;
const UNSEEN = "del, xml, title, script, .msocomtxt, .msocomanchor, .MsoCommentReference";
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, td, th";

/** The parts of the schema; each is the library's, with what our bodies hold besides. */
function extensions(lib) {
  const Paragraph = lib.Paragraph.extend({
    addAttributes() {
      const isSigned = (p) => p.classList.contains("signature");
      return { class: { default: null, parseHTML: (p) => (isSigned(p) ? "signature" : null) } };
    },
  });
  const TableHeader = lib.TableHeader.extend({
    addAttributes() { return { ...this.parent(), scope: { default: null } }; },
  });
  const Table = lib.Table.extend({
    addAttributes() {
      return {
        ...this.parent?.(),
        caption: {
          default: "",
          parseHTML: (table) => (table.caption ? table.caption.textContent.trim() : ""),
          renderHTML: ({ caption }) => (caption ? { "data-caption": caption } : {}),
        },
      };
    },
    parseHTML: () => [{ tag: "table" }, { tag: "caption", ignore: true }],
    renderHTML({ node }) {
      const { caption } = node.attrs;
      return ["table", {}, ...(caption ? [["caption", {}, caption]] : []), ["tbody", 0]];
    },
  });
  const Link = lib.Link.extend({
    addCommands() {
      const addLink = () => ({ editor, dispatch }) => {
        if (editor.state.selection.empty && !editor.isActive("link")) return false;
        if (dispatch) askLink(lib, editor); // else it is only asked whether there could be one
        return true;
      };
      return { ...this.parent(), addLink };
    },
  }).configure({
    autolink: false,
    shouldAutoLink: (address) => /^https?:\/\//i.test(address),
    isAllowedUri: (address) => SAFE_ADDRESS.test(address || ""),
  });
  return [
    lib.Document, lib.Text, Paragraph, lib.HardBreak, lib.Heading.configure({ levels: [2, 3, 4] }),
    lib.Bold, lib.Italic, lib.Underline, lib.Strike, lib.Subscript, lib.Superscript, Link,
    lib.BulletList, lib.OrderedList.configure({ enableListAttributes: false }), lib.ListItem,
    lib.Blockquote, lib.HorizontalRule, Table, lib.TableRow, TableHeader, lib.TableCell,
    lib.History, lib.Dropcursor, lib.Gapcursor, lib.NoSpellCheck,
  ];
}

// --- what goes in -------------------------------------------------------------------------------
/** Markup is read as it is; plain lines become paragraphs, as they do on the server. */
function contentOf(value) {
  if (LOOKS_LIKE_HTML.test(value)) return value;
  const lines = value.split("\n").map((line) => line.trim()).filter(Boolean);
  if (!lines.length) return "";
  const paragraph = (text) => ({ type: "paragraph", content: [{ type: "text", text }] });
  return { type: "doc", content: lines.map(paragraph) };
}

/** Pasted HTML as a document of its own. Its styles are only read: the policy forbids them. */
function parsed(markup) {
  const unstyled = markup
    .replace(/<style\b[^]*?<\/style>/gi, "")
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="))
    .replace(WRAPPED_LINE, "$1");
  return new DOMParser().parseFromString(unstyled, "text/html");
}

/** Pasted HTML without what is not to be read; what its styles say of structure becomes tags. */
function tidied(markup, tell) {
  const pasted = parsed(markup);
  const styled = (pattern) => [...pasted.querySelectorAll("[data-style]")]
    .filter((element) => pattern.test(element.dataset.style));
  const unseen = [...pasted.querySelectorAll(UNSEEN), ...styled(HIDDEN)];
  const pictures = [...pasted.querySelectorAll("img")];
  tell([
    unseen.some((each) => each.textContent.trim() && !each.matches("title, script, xml"))
      && "批注、已删除的修订和隐藏文字没有带入",
    pictures.length && "图片没有带入，请作为附件上传",
  ].filter(Boolean).join("；"));
  [...unseen, ...pictures].forEach((each) => each.remove());
  for (const marker of styled(/mso-list\s*:\s*Ignore/i)) {
    const { style = "" } = marker.parentElement.dataset;
    if (/font-family:\s*["']?(?:Wingdings|Symbol)/i.test(style)) marker.textContent = "•\u3000";
  }
  for (const bold of styled(/font-weight\s*:\s*(?:bold|[7-9]00)/i)) {
    if (bold.matches("span, font")) rename(bold, "strong");
  }
  const right = pasted.querySelectorAll("p[align=right]");
  for (const each of [...styled(/text-align\s*:\s*(?:right|end)/i), ...right]) {
    if (!each.closest("td, th")) each.classList.add("signature");
  }
  const headings = [...pasted.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const highest = Math.min(...headings.map((each) => Number(each.tagName[1])));
  headings.forEach((each) => rename(each, `h${Math.min(4, each.tagName[1] - highest + 2)}`));
  dropIndents(pasted.body);
  return pasted.body.innerHTML;
}

function rename(old, tag) {
  const made = old.ownerDocument.createElement(tag);
  made.append(...old.childNodes);
  old.replaceWith(made);
}

/** No spaces before the first word of a block: the style sheet indents. */
function dropIndents(body) {
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  let begun = null;
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const block = text.parentElement.closest(BLOCKS);
    text.data = text.data.replace(WIDE_GAP, "\u3000");
    if (block && block !== begun) text.data = text.data.replace(INDENT, "");
    if (text.data) begun = block;
  }
}

// --- the bar above the text ---------------------------------------------------------------------
const STYLES = [
  ["正文", (e) => e.isActive("paragraph", { class: null }),
    (c) => c.setNode("paragraph", { class: null })],
  ["一级标题", (e) => e.isActive("heading", { level: 2 }), (c) => c.setHeading({ level: 2 })],
  ["二级标题", (e) => e.isActive("heading", { level: 3 }), (c) => c.setHeading({ level: 3 })],
  ["三级标题", (e) => e.isActive("heading", { level: 4 }), (c) => c.setHeading({ level: 4 })],
  ["落款", (e) => e.isActive("paragraph", { class: "signature" }),
    (c) => c.setNode("paragraph", { class: "signature" })],
];
// Each group: the word on the button, its longer name, what it does, whether it is pressed.
const mark = (word, name, type) =>
  [word, name, (c) => c.toggleMark(type), (e) => e.isActive(type)];
const TOOLS = [
  [
    mark("加粗", "加粗（Ctrl+B）", "bold"), mark("下划线", "下划线（Ctrl+U）", "underline"),
    mark("上标", "上标", "superscript"), mark("下标", "下标", "subscript"),
  ],
  [
    ["符号列表", "项目符号列表", (c) => c.toggleBulletList(), (e) => e.isActive("bulletList")],
    ["编号列表", "编号列表", (c) => c.toggleOrderedList(), (e) => e.isActive("orderedList")],
    ["引用", "引用段落", (c) => c.toggleBlockquote(), (e) => e.isActive("blockquote")],
  ],
  [
    ["链接", "给选中的文字加链接（Ctrl+K）", (c) => c.addLink(), (e) => e.isActive("link")],
    ["表格", "插入表格", null],
  ],
  [
    ["撤销", "撤销（Ctrl+Z）", (c) => c.undo()],
    ["重做", "重做（Ctrl+Y）", (c) => c.redo()],
  ],
];
const TABLE_TOOLS = [
  [
    ["上加行", "在上方插入一行", (c) => c.addRowBefore()],
    ["下加行", "在下方插入一行", (c) => c.addRowAfter()],
    ["删除行", "删除所在的行", (c) => c.deleteRow()],
  ],
  [
    ["左加列", "在左侧插入一列", (c) => c.addColumnBefore()],
    ["右加列", "在右侧插入一列", (c) => c.addColumnAfter()],
    ["删除列", "删除所在的列", (c) => c.deleteColumn()],
  ],
  [
    ["合并", "合并选中的单元格", (c) => c.mergeCells()],
    ["拆分", "拆分单元格", (c) => c.splitCell()],
    ["表头", "设为或者取消表头单元格", (c) => c.toggleHeaderCell(), (e) => e.isActive("tableHeader")],
  ],
  [
    ["表题", "填写表题", null],
    ["删除表格", "删除整个表格", (c) => c.deleteTable()],
  ],
];

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children);
  return made;
}

/** A row of buttons, one stop of the Tab key: the arrow keys go from one to the next. */
function bar(label, groups, editor, asks) {
  const buttons = [];
  const row = element("div", { role: "toolbar", class: "editor-bar", "aria-label": label });
  for (const group of groups) {
    const span = row.appendChild(element("span", { class: "editor-group" }));
    for (const [word, name, change, isOn] of group) {
      const button = element("button", { type: "button", title: name, tabindex: "-1" }, word);
      const ask = asks[word];
      button.addEventListener("click", () => {
        if (button.getAttribute("aria-disabled") === "true") return;
        if (ask) ask(); else change(editor.chain().focus()).run();
      });
      buttons.push({ button, isOn, may: () => !change || change(editor.can().chain()).run() });
      span.append(button);
    }
  }
  buttons[0].button.tabIndex = 0;
  row.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = buttons.map(({ button }) => button);
    const next = all[(all.indexOf(event.target) + step + all.length) % all.length];
    all.forEach((button) => { button.tabIndex = button === next ? 0 : -1; });
    next.focus();
    event.preventDefault();
  });
  row.refresh = () => buttons.forEach(({ button, isOn, may }) => {
    if (isOn) button.setAttribute("aria-pressed", String(isOn(editor)));
    button.setAttribute("aria-disabled", String(!may()));
  });
  return row;
}

function styleBox(editor) {
  const options = STYLES.map(([name], index) => element("option", { value: index }, name));
  const box = element("select", { "aria-label": "段落样式", title: "段落样式" }, ...options);
  box.addEventListener("change", () => STYLES[box.value][2](editor.chain().focus()).run());
  box.refresh = () => { box.value = STYLES.findIndex(([, isOn]) => isOn(editor)); };
  return box;
}

// --- what is asked in a small window ------------------------------------------------------------
async function askLink(lib, editor) {
  const ask = lib.updateAttrsDialog(
    { href: { type: "string", title: "网址" } },
    { title: "链接（清空网址即取消）", submitText: "确定" },
  );
  const answer = await ask(editor, editor.getAttributes("link"));
  if (!answer) return;
  const typed = answer.href.trim();
  const link = editor.chain().focus().extendMarkRange("link");
  if (!typed) {
    link.unsetLink().run();
    return;
  }
  const href = /^(?:[a-z][a-z0-9+.-]*:|[/#?])/i.test(typed) ? typed : `https://${typed}`;
  link.setLink({ href }).run();
}

async function askTable(lib, editor) {
  const count = { type: "number", format: "number", min: "1", max: "100" };
  const ask = lib.updateAttrsDialog(
    {
      rows: { ...count, title: "行数", default: "3" },
      cols: { ...count, title: "列数", default: "3" },
      withHeaderRow: { type: "boolean", title: "第一行是表头", default: true },
    },
    { title: "插入表格", submitText: "插入" },
  );
  const answer = await ask(editor, {});
  if (!answer) return;
  const [rows, cols] = [Number(answer.rows), Number(answer.cols)];
  editor.chain().focus().insertTable({ rows, cols, withHeaderRow: answer.withHeaderRow }).run();
}

async function askCaption(lib, editor) {
  const ask = lib.updateAttrsDialog(
    { caption: { type: "string", title: "表题" } },
    { title: "表题", submitText: "确定" },
  );
  const answer = await ask(editor, editor.getAttributes("table"));
  if (!answer) return;
  editor.chain().focus().updateAttributes("table", { caption: answer.caption.trim() }).run();
}

// --- putting it together ------------------------------------------------------------------------
async function edit(field) {
  const lib = await import(field.dataset.editor);
  const label = document.querySelector(`label[for="${field.id}"]`);
  const said = element("span", { role: "status" });
  const counted = element("span");
  const paper = element("div", { class: "editor-paper" });
  const editor = new lib.Editor({
    element: paper,
    extensions: extensions(lib),
    content: contentOf(field.value),
    injectCSS: false, // the policy of the pages forbids it; editor.css holds those rules
    enableInputRules: false, // "- " and "> " stay what was typed
    enablePasteRules: ["link"],
    editorProps: {
      attributes: {
        "aria-label": label ? label.textContent.trim().replace(/[:：]$/, "") : "正文",
        "aria-multiline": "true",
        ...(field.getAttribute("aria-describedby")
          && { "aria-describedby": field.getAttribute("aria-describedby") }),
      },
      transformPastedHTML: (markup) => tidied(markup, (words) => { said.textContent = words; }),
      transformPastedText: (text) => text.replace(/^[^\S\n]+/gm, ""),
    },
  });
  const tools = bar("正文格式", TOOLS, editor, { 表格: () => askTable(lib, editor) });
  const tableTools = bar("表格", TABLE_TOOLS, editor, { 表题: () => askCaption(lib, editor) });
  const style = styleBox(editor);
  const head = element("div", { class: "editor-head" }, style, tools, tableTools);
  const foot = element("div", { class: "editor-foot" }, said, counted);
  const refresh = () => {
    [style, tools, tableTools].forEach((part) => part.refresh());
    tableTools.hidden = !editor.isActive("table");
  };
  const count = () => {
    const words = editor.getText({ blockSeparator: "" });
    counted.textContent = `共 ${words.replace(/\s/g, "").length} 字`;
  };
  // Written out when the typing pauses and when the form is sent: it takes long for a long text.
  let waiting = 0;
  const store = () => {
    clearTimeout(waiting);
    waiting = 0;
    field.value = editor.isEmpty ? "" : editor.getHTML();
    count();
  };
  editor.on("update", () => {
    clearTimeout(waiting);
    waiting = setTimeout(store, 300);
  });
  field.form.addEventListener("formdata", ({ formData }) => {
    if (!waiting) return; // what nobody changes is sent as it came
    store();
    formData.set(field.name, field.value);
  });
  editor.on("transaction", refresh);
  const wasTyping = document.activeElement === field;
  field.before(element("div", { class: "editor" }, head, paper, foot));
  field.hidden = true;
  if (wasTyping) editor.commands.focus("end");
  if (label) label.addEventListener("click", () => editor.commands.focus());
  refresh();
  count();
}

document.querySelectorAll("textarea[data-editor]").forEach(edit);
