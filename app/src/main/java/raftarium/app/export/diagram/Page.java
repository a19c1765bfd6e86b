package raftarium.app.export.diagram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a page together: one file, which needs nothing from elsewhere and runs only its script. */
final class Page {
    /** Where something comes into the page: all at once, so that nothing is a part of a part. */
    private static final Pattern PART = Pattern.compile("@([a-z]+)@");

    private Page() {}

    /** How a colour is written in a page, whose theme may change. */
    static String variable(Paint paint) {
        return paint == Paint.NONE ? "none" : "var(" + name(paint) + ")";
    }

    private static String name(Paint paint) {
        return "--" + paint.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The page.
     *
     * @param svg the diagram with time running to the right, {@code down} with time running down
     * @param facts what it knows, as JSON in which no tag can begin
     */
    static String of(Chart.Heading heading, String svg, String down, String facts) {
        String script = resource("page.js");
        Map<String, String> parts = Map.of(
                "style",
                colors() + resource("page.css"),
                "hash",
                hash(script),
                "script",
                script,
                "title",
                SvgWriter.escaped(heading.title()),
                "modified",
                modified(heading),
                "diagram",
                svg,
                "down",
                down,
                "facts",
                facts);
        return PART.matcher(resource("page.html"))
                .replaceAll(found -> Matcher.quoteReplacement(
                        Objects.requireNonNull(parts.get(found.group(1)))));
    }

    private static String modified(Chart.Heading heading) {
        return heading.modified().isEmpty()
                ? ""
                : SvgWriter.escaped("modified Raft: " + heading.modified());
    }

    private static String colors() {
        String dark = "{" + colors(PictureTheme.DARK) + "color-scheme:dark}\n";
        return ":root{" + colors(PictureTheme.LIGHT) + "color-scheme:light}\n"
                + "@media(prefers-color-scheme:dark){:root:not([data-theme=light])" + dark + "}\n"
                + ":root[data-theme=dark]" + dark;
    }

    private static String colors(PictureTheme palette) {
        StringBuilder css = new StringBuilder();
        for (Paint paint : Paint.values()) {
            if (paint != Paint.NONE) {
                css.append(name(paint)).append(':').append(palette.hex(paint)).append(';');
            }
        }
        return css.toString();
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name + " in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("each Java has SHA-256", impossible);
        }
    }
}
