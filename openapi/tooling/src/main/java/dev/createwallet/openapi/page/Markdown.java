package dev.createwallet.openapi.page;

import java.util.Set;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** The contract's texts as HTML. What is HTML in them stays text, and links lead to the web or to mail. */
final class Markdown {

    private static final Parser PARSER = Parser.builder().build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(Unfit::new)
            .build();

    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();

    private Markdown() {}

    /** Paragraphs and other blocks; empty if the text is blank. */
    static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown.strip())).strip();
    }

    /** A text of one paragraph without the element around it. */
    static String line(String markdown) {
        String html = html(markdown);
        return html.startsWith("<p>") && html.indexOf("</p>") == html.length() - 4
                ? html.substring(3, html.length() - 4)
                : html;
    }

    /** What does not fit into the page: a heading would not be of its outline, and an image is not loaded. */
    private record Unfit(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Heading.class, Image.class);
        }

        @Override
        public void render(Node node) {
            String element = node instanceof Heading ? "p" : "em";
            context.getWriter().tag(element);
            context.getWriter().text(TEXT.render(node));
            context.getWriter().tag("/" + element);
        }
    }
}
