package raftarium.app.session;

import raftarium.grammar.WordKind;
import raftarium.machine.MachineType;
import raftarium.machine.StateMachine;
import raftarium.storage.ClusterFile;
import raftarium.words.MistakeException;
import raftarium.words.Spelling;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;

/** Finds the machine of a name: one that comes along, or a class on the class path. */
public final class MachineLoader {
    /** A machine, of those that come along or of a class on the class path, as it is typed. */
    public static final WordKind<MachineType> KIND = WordKind.of(
                    MachineLoader::typed, MachineType::name)
            .naming(MachineType.BUILT_IN.stream().map(MachineType::name).toList());

    private MachineLoader() {}

    private static MachineType typed(String text) throws MistakeException {
        try {
            return load(text);
        } catch (SessionException none) {
            List<String> names =
                    MachineType.BUILT_IN.stream().map(MachineType::name).toList();
            throw new MistakeException(none.getMessage() + Spelling.hint(text, names));
        }
    }

    /**
     * The machine of that name.
     *
     * @throws SessionException if there is none; it says what is missing
     */
    public static MachineType load(String name) throws SessionException {
        Optional<MachineType> builtIn = MachineType.builtIn(name);
        if (builtIn.isPresent()) {
            return builtIn.get();
        } else if (!ClusterFile.isMachine(name)) {
            throw new SessionException("the name of a machine has 1 to 200 characters of ASCII,"
                    + " and no spaces: '" + name + "'");
        }
        Constructor<? extends StateMachine> constructor = constructor(name);
        MachineType own = new MachineType(name, () -> unchecked(constructor));
        try {
            constructor.newInstance();
            return own;
        } catch (InvocationTargetException trouble) {
            throw new SessionException(
                    "the constructor of " + name + " throws " + trouble.getCause());
        } catch (ReflectiveOperationException | LinkageError trouble) {
            throw new SessionException(name + " can't be made: " + trouble);
        }
    }

    private static StateMachine unchecked(Constructor<? extends StateMachine> constructor) {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException trouble) {
            throw new IllegalStateException("it could be made before: " + trouble, trouble);
        }
    }

    private static Constructor<? extends StateMachine> constructor(String name)
            throws SessionException {
        Class<?> type = type(name);
        String missing = "";
        if (!StateMachine.class.isAssignableFrom(type)) {
            missing = " doesn't implement " + StateMachine.class.getName();
        } else if (!Modifier.isPublic(type.getModifiers())) {
            missing = " isn't public";
        } else if (Modifier.isAbstract(type.getModifiers())) {
            missing = " is abstract: name a class that can be made";
        }
        if (!missing.isEmpty()) {
            throw new SessionException("class " + name + missing);
        }
        try {
            return type.asSubclass(StateMachine.class).getConstructor();
        } catch (NoSuchMethodException none) {
            throw new SessionException(
                    "class " + name + " has no public constructor without arguments");
        }
    }

    /** Nothing of the class is carried out yet: it may be anything that a directory names. */
    private static Class<?> type(String name) throws SessionException {
        try {
            return Class.forName(name, false, MachineLoader.class.getClassLoader());
        } catch (ClassNotFoundException none) {
            throw new SessionException("it is kv, queue, lock, config or a class on the class"
                    + " path, and there is no class " + name);
        } catch (LinkageError trouble) {
            throw new SessionException("class " + name + " can't be loaded: " + trouble);
        }
    }
}
