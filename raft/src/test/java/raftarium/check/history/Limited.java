package raftarium.check.history;

import org.jspecify.annotations.Nullable;

/** A key of the key-value store, of which fewer ways are followed than usual. */
record Limited(int mostConfigurations) implements Specification<Value> {
    private static final KeyValueSpecification WHOLE = new KeyValueSpecification();

    @Override
    public Value initial() {
        return WHOLE.initial();
    }

    @Override
    public Value anything() {
        return WHOLE.anything();
    }

    @Override
    public @Nullable Value after(Value state, Operation operation) {
        return WHOLE.after(state, operation);
    }

    @Override
    public boolean isRead(Operation operation) {
        return WHOLE.isRead(operation);
    }

    @Override
    public String answer(Value state, Operation operation) {
        return WHOLE.answer(state, operation);
    }

    @Override
    public Needs<Value> needs(HistoryBoard<Value> board, Value first) {
        return WHOLE.needs(board, first);
    }

    @Override
    public String words(Value state) {
        return WHOLE.words(state);
    }
}
