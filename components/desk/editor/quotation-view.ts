import type { Node } from "@tiptap/pm/model";
import type { EditorView, NodeView } from "@tiptap/pm/view";
import { longestSpeaker } from "@/server/text/extensions";

/** A quotation with a field under it for the name of who is quoted. */
export class QuotationView implements NodeView {
  dom = document.createElement("blockquote");
  contentDOM = document.createElement("div");
  private field = document.createElement("input");

  constructor(
    node: Node,
    private view: EditorView,
    private place: () => number | undefined,
    label: string,
  ) {
    this.field.className = "speaker";
    this.field.maxLength = longestSpeaker;
    this.field.placeholder = label;
    this.field.setAttribute("aria-label", label);
    this.field.value = node.attrs.speaker;
    this.field.addEventListener("input", () => this.name());
    this.field.addEventListener("keydown", (event) => this.leaveOnEnter(event));
    const foot = document.createElement("p");
    foot.contentEditable = "false";
    foot.append(this.field);
    this.dom.append(this.contentDOM, foot);
  }

  update(node: Node) {
    if (node.type.name !== "blockquote") return false;
    if (this.field.value !== node.attrs.speaker) this.field.value = node.attrs.speaker;
    return true;
  }

  stopEvent(event: Event) {
    return event.target === this.field;
  }

  ignoreMutation(record: { target: globalThis.Node }) {
    return !this.contentDOM.contains(record.target);
  }

  private name() {
    const place = this.place();
    if (place === undefined) return;
    this.view.dispatch(this.view.state.tr.setNodeAttribute(place, "speaker", this.field.value));
  }

  private leaveOnEnter(event: KeyboardEvent) {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    this.view.focus();
  }
}
