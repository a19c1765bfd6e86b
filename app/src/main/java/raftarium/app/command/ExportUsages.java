package raftarium.app.command;

import static raftarium.grammar.Part.argument;
import static raftarium.grammar.Part.flag;
import static raftarium.grammar.Part.option;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.ExportFormat;
import raftarium.app.export.ExportFormats;
import raftarium.app.export.ExportOptions;
import raftarium.app.export.ExportSelection;
import raftarium.app.export.ExportSource;
import raftarium.app.export.Exported;
import raftarium.app.export.ScreenLook;
import raftarium.app.export.ScreenOptions;
import raftarium.app.export.ScreenPlay;
import raftarium.app.export.ScreenSize;
import raftarium.app.session.Pace;
import raftarium.disk.NamedFile;
import raftarium.grammar.Chapter;
import raftarium.grammar.Kinds;
import raftarium.grammar.Shape;
import raftarium.grammar.Usage;
import raftarium.grammar.WordKind;
import raftarium.trace.EventType;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Handing a session on, to be looked at elsewhere or read by other programs. */
public final class ExportUsages {
    /** A format, by its name. */
    public static final WordKind<ExportFormat> FORMAT =
            Kinds.oneOf("format", ExportFormats.ALL, ExportFormat::name, ExportFormat::meaning);

    private static final WordKind<EventType> TYPE =
            Kinds.oneOf("event type", LookUsages.TRACED, EventType::key, type -> "");

    /** Which part is handed on. */
    private static final Shape<ExportSelection> SELECTION = Shape.of(ExportSelection.class)
            .with(
                    option("--from", "T", Kinds.TIME, "From that virtual time on."),
                    ExportSelection::fromNanos)
            .with(
                    option("--to", "T", Kinds.TIME, "Up to that virtual time."),
                    ExportSelection::toNanos)
            .with(
                    option(
                            "--nodes",
                            "NODES",
                            Kinds.NODES,
                            "Of those nodes only; a message belongs to both its ends."),
                    ExportSelection::nodes)
            .with(
                    option(
                            "--types",
                            "TYPE,TYPE",
                            WordKind.of(ExportUsages::types, ExportUsages::printed)
                                    .naming(LookUsages.TRACED.stream()
                                            .map(EventType::key)
                                            .toList()),
                            Set.of(),
                            "Only events of those types."),
                    ExportSelection::types)
            .makes(ExportSelection::new);

    private static final WordKind<String> THEME =
            Kinds.oneOf("theme", ScreenLook.THEMES, theme -> theme, theme -> "");

    private static final Shape<ScreenLook> LOOK = Shape.of(ScreenLook.class)
            .with(
                    option(
                            "--size",
                            "COLSxROWS",
                            WordKind.of(ScreenSize::parse, ScreenSize::words),
                            "How large the cockpit is, 60x16 to 300x100 (default: 100x30)."),
                    ScreenLook::size)
            .with(
                    option(
                            "--theme",
                            "THEME",
                            THEME,
                            "The colours: dark (the cockpit's default), light (that of"
                                    + " diagrams), and for the cockpit contrast or"
                                    + " color-blind."),
                    ScreenLook::theme)
            .with(flag("--ascii", "The cockpit in the signs of ASCII only."), ScreenLook::isAscii)
            .with(
                    flag("--present", "The cockpit as it is drawn for an audience."),
                    ScreenLook::presents)
            .makes(ScreenLook::new);

    private static final Shape<ScreenPlay> PLAY = Shape.of(ScreenPlay.class)
            .with(
                    option(
                            "--speed",
                            "X",
                            WordKind.of(ExportUsages::pace, Pace::words).naming(List.of("auto")),
                            "How fast it is played, 0.001 to 1000 times as fast as virtual time, or"
                                    + " auto (default): a tenth, and a twentieth in elections."),
                    ScreenPlay::pace)
            .with(
                    option(
                            "--pause",
                            "D",
                            Kinds.TIME,
                            "How long it stands at each note, so that it can be read (default: not"
                                    + " at all)."),
                    ScreenPlay::pause)
            .with(
                    option(
                            "--note",
                            "N",
                            Kinds.POSITIVE,
                            "The cockpit up to the Nth note that was said."),
                    ScreenPlay::note)
            .makes(ScreenPlay::new);

    private static final Shape<ScreenOptions> SCREEN = Shape.of(ScreenOptions.class)
            .with(LOOK, ScreenOptions::look)
            .with(PLAY, ScreenOptions::play)
            .makes(ScreenOptions::new);

    /** All that may be said of an export: the same on the command line. */
    public static final Shape<ExportOptions> OPTIONS = Shape.of(ExportOptions.class)
            .with(SELECTION, ExportOptions::selection)
            .with(SCREEN, ExportOptions::screen)
            .makes(ExportOptions::new);

    static final Chapter<Order> ALL = Chapter.of(
            "Export",
            Usage.of(
                    "export",
                    sentences(),
                    List.of(
                            "export svg crash.svg",
                            "export html crash.html --from 1s --to 5s",
                            "export json run.jsonl"),
                    Shape.<Order>toRead()
                            .with(argument("FORMAT", FORMAT, "What is written."))
                            .with(argument("FILE", Kinds.FILE, "Where to; what is there is lost."))
                            .with(OPTIONS)
                            .makes(ExportUsages::order)));

    private ExportUsages() {}

    private static List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add("Writes what happened, from the beginning to here, to a file.");
        for (ExportFormat format : ExportFormats.ALL) {
            sentences.add("FORMAT " + format.name() + ": " + format.meaning() + ".");
        }
        return sentences;
    }

    private static Pace pace(String text) throws MistakeException {
        Pace pace = Pace.parse(text);
        if (pace.times() == 0 || Double.isInfinite(pace.times())) {
            throw new MistakeException(
                    "at speed " + text + " there is nothing to see: 0.001 to 1000, or auto");
        }
        return pace;
    }

    /**
     * Finds out whether all that is said is something that the format heeds.
     *
     * @throws MistakeException if it isn't; it names those that do
     */
    public static void check(ExportFormat format, ExportOptions options) throws MistakeException {
        for (String option : OPTIONS.said(options)) {
            if (!format.options().contains(option)) {
                String others = ExportFormats.ALL.stream()
                        .filter(one -> one.options().contains(option))
                        .map(ExportFormat::name)
                        .collect(Collectors.joining(", "));
                throw new MistakeException(
                        option + " says nothing of " + format.name() + ", but of " + others);
            }
        }
    }

    private static Set<EventType> types(String text) throws MistakeException {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (String key : text.split(",", -1)) {
            types.add(TYPE.reader().read(key));
        }
        return types;
    }

    private static String printed(Set<EventType> types) {
        return types.stream().sorted().map(EventType::key).collect(Collectors.joining(","));
    }

    private static Order order(ExportFormat format, String file, ExportOptions options)
            throws MistakeException {
        check(format, options);
        return Order.travel(context -> export(context, format, file, options));
    }

    private static Reply export(
            CommandContext context, ExportFormat format, String file, ExportOptions options)
            throws MistakeException {
        ExportSource source =
                new ExportSource(context.session(), "Raftarium", options, context.search());
        try {
            Exported exported = write(format, source, file);
            if (exported == null) {
                throw MistakeException.ofTheMoment("broken off: nothing was written");
            }
            return Reply.ok(file + ": " + exported.line());
        } finally {
            context.searched();
        }
    }

    /**
     * Writes it to a file: aside first, so that what was there stays until all of the new is.
     *
     * @return what was written; null if it was broken off, and nothing was
     * @throws MistakeException if it can't be written, or can't be said in that format
     */
    public static @Nullable Exported write(ExportFormat format, ExportSource source, String file)
            throws MistakeException {
        Writing writing = new Writing(format, source);
        try {
            NamedFile.write(Path.of(file), writing);
        } catch (InvalidPathException nowhere) {
            throw new MistakeException("there can be no file " + file);
        } catch (IOException trouble) {
            throw unwritten(file, trouble);
        } catch (UncheckedIOException trouble) {
            throw unwritten(file, trouble.getCause());
        }
        if (writing.mistake != null) {
            throw writing.mistake;
        }
        return writing.exported;
    }

    private static MistakeException unwritten(String file, @Nullable Exception trouble) {
        return new MistakeException(
                "can't write " + file + ": " + (trouble == null ? "" : trouble.getMessage()));
    }

    /** What comes of it while a file is written. */
    private static final class Writing implements NamedFile.Content {
        private final ExportFormat format;
        private final ExportSource source;
        private @Nullable Exported exported;
        private @Nullable MistakeException mistake;

        Writing(ExportFormat format, ExportSource source) {
            this.format = format;
            this.source = source;
        }

        @Override
        public boolean writeTo(Writer out) {
            try {
                exported = format.write(source, out);
            } catch (MistakeException refused) {
                mistake = refused;
            }
            return exported != null;
        }
    }
}
