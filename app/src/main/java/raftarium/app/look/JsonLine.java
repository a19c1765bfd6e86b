package raftarium.app.look;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Membership;
import raftarium.trace.Address;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * Writes JSON objects, one a line, field by field. Where it can't write, it throws an {@link
 * UncheckedIOException}.
 */
final class JsonLine {
    private final Writer out;
    private final JsonWriter json;

    JsonLine(Writer out) {
        this.out = out;
        json = new JsonWriter(out);
        // One top-level value after the other.
        json.setStrictness(Strictness.LENIENT);
    }

    private static UncheckedIOException failed(IOException trouble) {
        return new UncheckedIOException(trouble);
    }

    /** An object begins: a line, or the next one of a list. */
    JsonLine begin() {
        try {
            json.beginObject();
            return this;
        } catch (IOException trouble) {
            throw failed(trouble);
        }
    }

    /** An object begins that is a field. */
    JsonLine begin(String name) {
        try {
            json.name(name).beginObject();
            return this;
        } catch (IOException trouble) {
            throw failed(trouble);
        }
    }

    JsonLine end() {
        try {
            json.endObject();
            return this;
        } catch (IOException trouble) {
            throw failed(trouble);
        }
    }

    /** The object that is the line ends. */
    void endLine() {
        try {
            json.endObject();
            out.write('\n');
        } catch (IOException trouble) {
            throw failed(trouble);
        }
    }

    JsonLine beginList(String name) {
        try {
            json.name(name).beginArray();
            return this;
        } catch (IOException trouble) {
            throw failed(trouble);
        }
    }

    JsonLine endList() {
        try {
            json.endArray();
            return this;
        } catch (IOException trouble) {
            throw failed(trouble);
        }
    }

    JsonLine number(String name, long value) {
        try {
            json.name(name).value(value);
            return this;
        } catch (IOException trouble) {
            throw failed(trouble);
        }
    }

    JsonLine flag(String name, boolean value) {
        try {
            json.name(name).value(value);
            return this;
        } catch (IOException trouble) {
            throw failed(trouble);
        }
    }

    JsonLine text(String name, @Nullable String value) {
        try {
            json.name(name).value(value);
            return this;
        } catch (IOException trouble) {
            throw failed(trouble);
        }
    }

    /** A constant, by its key. */
    JsonLine key(String name, Enum<?> constant) {
        return text(name, key(constant));
    }

    /** A constant's name as it is written: {@code not-leader}. */
    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A node, or a client, by its name; null for 0. */
    JsonLine address(String name, int address) {
        return text(name, address == 0 ? null : Address.name(address));
    }

    /** A place in a log. */
    JsonLine place(String name, long index, long term) {
        return begin(name).number("index", index).number("term", term).end();
    }

    JsonLine members(String name, Membership membership) {
        return begin(name)
                .nodes("voters", membership.voters())
                .nodes("outgoing", membership.outgoing())
                .nodes("learners", membership.learners())
                .end();
    }

    private JsonLine nodes(String name, List<Integer> ids) {
        try {
            json.name(name);
            return nodes(ids);
        } catch (IOException trouble) {
            throw failed(trouble);
        }
    }

    /** Nodes by their names: a list in a list. */
    JsonLine nodes(List<Integer> ids) {
        try {
            json.beginArray();
            for (int id : ids) {
                json.value(Address.name(id));
            }
        } catch (IOException trouble) {
            throw failed(trouble);
        }
        return endList();
    }
}
