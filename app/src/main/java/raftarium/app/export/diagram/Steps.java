package raftarium.app.export.diagram;

import com.google.gson.JsonArray;

/** Numbers in a row, times among them as differences: small where little changes. */
final class Steps {
    private final JsonArray all = new JsonArray();
    private long lastMicros;

    /** A moment, as the microseconds since the one before. */
    Steps at(long nanos) {
        long micros = nanos / 1_000;
        all.add(micros - lastMicros);
        lastMicros = micros;
        return this;
    }

    /** Numbers. */
    Steps add(long... numbers) {
        for (long number : numbers) {
            all.add(number);
        }
        return this;
    }

    /** A text. */
    Steps add(String text) {
        all.add(text);
        return this;
    }

    /** All of them. */
    JsonArray json() {
        return all;
    }
}
