package raftarium.app.arguments;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import raftarium.app.command.SessionUsages;
import raftarium.app.session.SessionOptions;
import raftarium.grammar.Kind;
import raftarium.grammar.Part;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;

/** The options of a session, which are those of {@code new}: they are added to a command. */
@Command
public final class SessionMixin {
    /** In the order of the shape's parts. */
    private final List<OptionSpec> options = new ArrayList<>();

    /** Adds them to a command, if it has them mixed in. */
    static void addTo(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        for (CommandSpec mixin : spec.mixins().values()) {
            if (mixin.userObject() instanceof SessionMixin session) {
                session.addTo(spec);
            }
        }
    }

    private void addTo(CommandSpec spec) {
        for (Part<?> part : SessionUsages.OPTIONS.parts()) {
            OptionSpec option = option(part);
            options.add(option);
            spec.addOption(option);
        }
    }

    private static OptionSpec option(Part<?> part) {
        if (part instanceof Part.Value<?> value) {
            return builder(part, value.name(), value.kind()).type(Object.class).build();
        } else if (part instanceof Part.Repeated<?> repeated) {
            return builder(part, repeated.name(), repeated.kind())
                    .type(List.class)
                    .auxiliaryTypes(Object.class)
                    .build();
        }
        throw new IllegalStateException(part + " is no option with a value");
    }

    private static OptionSpec.Builder builder(Part<?> part, String name, Kind<?> kind) {
        ITypeConverter<Object> converter = Arguments.converter(kind::readWord);
        return OptionSpec.builder(part.word())
                .paramLabel(name)
                .arity("1")
                .description(part.meaning().replace("%", "%%"))
                .completionCandidates(
                        kind.names().stream().map(Kind.Named::word).toList())
                .converters(converter);
    }

    /** What was said. */
    public SessionOptions options() throws MistakeException {
        List<@Nullable Object> values = new ArrayList<>();
        List<Part<?>> parts = SessionUsages.OPTIONS.parts();
        for (int place = 0; place < parts.size(); place++) {
            Object typed = options.get(place).getValue();
            values.add(typed == null ? parts.get(place).otherwise() : typed);
        }
        return SessionUsages.OPTIONS.make(values);
    }
}
