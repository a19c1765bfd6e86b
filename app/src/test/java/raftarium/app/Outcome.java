package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a command line has led to. */
record Outcome(int status, String out, String err) {
    /** Carries out a command line in this process, with nothing on standard input. */
    static Outcome of(String... args) {
        return withInput("", args);
    }

    static Outcome withInput(String text, String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            int status = Main.run(args);
            System.out.flush();
            System.err.flush();
            Outcome outcome = new Outcome(
                    status,
                    said.toString(StandardCharsets.UTF_8),
                    complained.toString(StandardCharsets.UTF_8));
            assertThat(outcome.all()).doesNotContain("Exception", "\tat ", "an internal error");
            return outcome;
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
        }
    }

    String all() {
        return out + err;
    }

    /** The objects of --format json, one a line. */
    List<JsonObject> objects() {
        return out.lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    List<JsonObject> objects(String type) {
        return objects().stream()
                .filter(object -> object.get("type").getAsString().equals(type))
                .toList();
    }

    JsonObject summary() {
        return objects().get(objects().size() - 1);
    }
}
