package raftarium.app.arguments;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import raftarium.grammar.Kind;
import raftarium.grammar.Part;
import raftarium.grammar.Shape;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;

/**
 * Options that a command of the program has like one of the prompt: they are added to it, and read
 * by the same grammar. Of two mixed in that have an option of one name the first has it.
 *
 * @param <T> what is said by them
 */
public abstract class ShapeMixin<T> {
    private final Shape<T> shape;

    /** In the order of the shape's parts; null for one that means something else there. */
    private final List<@Nullable OptionSpec> options = new ArrayList<>();

    /** Options of that shape, which has nothing but options. */
    ShapeMixin(Shape<T> shape) {
        this.shape = shape;
    }

    /** Adds to a command those that it has mixed in. */
    static void addTo(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        for (CommandSpec mixin : spec.mixins().values()) {
            if (mixin.userObject() instanceof ShapeMixin<?> options) {
                options.addTo(spec);
            }
        }
    }

    private void addTo(CommandSpec spec) {
        for (Part<?> part : shape.parts()) {
            boolean isTaken = spec.optionsMap().containsKey(part.word());
            OptionSpec option = isTaken ? null : option(part);
            options.add(option);
            if (option != null) {
                spec.addOption(option);
            }
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
        return OptionSpec.builder(part.word())
                .arity("0")
                .type(Boolean.class)
                .description(part.meaning().replace("%", "%%"))
                .build();
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
    public T options() throws MistakeException {
        List<@Nullable Object> values = new ArrayList<>();
        List<Part<?>> parts = shape.parts();
        for (int place = 0; place < parts.size(); place++) {
            OptionSpec option = options.get(place);
            Object typed = option == null ? null : option.getValue();
            Part<?> part = parts.get(place);
            boolean isSaid = Boolean.TRUE.equals(typed) && part instanceof Part.Said;
            values.add(
                    isSaid
                            ? ((Part.Said) part).whenTyped()
                            : typed == null ? part.otherwise() : typed);
        }
        return shape.make(values);
    }
}
