package raftarium.app.export.diagram;

import raftarium.app.command.Interpreter;
import raftarium.app.command.Lab;
import raftarium.app.script.ScriptSource;
import raftarium.session.SearchContext;
import raftarium.trace.Event;
import raftarium.words.MistakeException;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What came of a script, and the diagram of it. */
record Drawn(
        DiagramReader reader, DiagramSubject subject, List<Event> events, List<String> digests) {
    /** A scenario that comes with the program, with rules off. */
    static Drawn scenario(String name, String... without) {
        try {
            ScriptSource source = ScriptSource.readOne(name, InputStream.nullInputStream());
            String text = source.text();
            for (String rule : without) {
                text = text.replaceFirst("(?m)^new .*$", "$0; rule " + rule + " off");
            }
            return of(source.title(), text, source);
        } catch (Exception trouble) {
            throw new AssertionError(name, trouble);
        }
    }

    /** Lines that are typed. */
    static Drawn lines(String title, String... lines) {
        try (Lab lab = Lab.fresh()) {
            Arrays.stream(lines).forEach(lab::type);
            return of(lab, title);
        }
    }

    private static Drawn of(String title, String text, ScriptSource source) {
        try (Lab lab = Lab.fresh()) {
            Interpreter.Script script = lab.interpreter().parse(text, source.origin());
            lab.interpreter().run(script, executed -> {});
            return of(lab, title);
        }
    }

    private static Drawn of(Lab lab, String title) {
        List<Event> events = new ArrayList<>();
        DiagramReader reader = DiagramReader.ofPage(lab.simulation().config().machine());
        try {
            lab.session().timeline().past(SearchContext.HERE).retell((number, event, follows) -> {
                events.add(event);
                reader.happened(number, event, follows);
            });
        } catch (MistakeException mistake) {
            throw new AssertionError(title, mistake);
        }
        DiagramSubject subject = new DiagramSubject(
                title,
                lab.session().timeline(),
                null,
                null,
                new TreeSet<>(IntStream.rangeClosed(1, lab.simulation().nodes())
                        .boxed()
                        .toList()));
        return new Drawn(reader, subject, events, List.of(lab.digest()));
    }

    Chart chart() {
        return reader.chart(subject);
    }

    /** The events of a kind. */
    <E> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
