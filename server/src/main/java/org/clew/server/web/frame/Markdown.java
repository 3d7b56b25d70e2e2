package org.clew.server.web.frame;

import java.util.List;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown that people wrote, as HTML that can do no harm.
 *
 * @param html to be put into a page as it is; made by {@link #of} only
 */
public record Markdown(String html) {
  private static final Parser PARSER = Parser.builder().maxOpenBlockParsers(64).build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .escapeHtml(true)
          .sanitizeUrls(true)
          .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
          .softbreak("<br>\n")
          .nodeRendererFactory(ImageLinks::new)
          .attributeProviderFactory(context ->
              (node, tag, attributes) -> {
                if (node instanceof Link) {
                  attributes.put("rel", "noopener noreferrer nofollow");
                  attributes.put("target", "_blank");
                }
              })
          .build();

  /** Reads and renders it. */
  public static Markdown of(String text) {
    return new Markdown(RENDERER.render(PARSER.parse(text)));
  }

  /** Whether there is nothing to show. */
  public boolean isEmpty() {
    return html.isBlank();
  }

  /** Links instead of images: what looks at pages is told to no other server. */
  private record ImageLinks(HtmlNodeRendererContext context) implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Image.class);
    }

    @Override
    public void render(Node node) {
      Link link = new Link(((Image) node).getDestination(), ((Image) node).getTitle());
      Node child = node.getFirstChild();
      if (child == null) {
        link.appendChild(new Text("image"));
      }
      while (child != null) {
        Node next = child.getNext();
        link.appendChild(child);
        child = next;
      }
      node.insertAfter(link);
      context.render(link);
      link.unlink();
    }
  }
}
