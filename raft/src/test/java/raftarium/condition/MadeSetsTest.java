package raftarium.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.List;

/** Sets that nobody has typed. */
class MadeSetsTest {
    private static NodeSet read(String text) throws MistakeException {
        Word place = new Word("", false, 1, 1);
        return NodeSetParser.parseEnds(new Words(place, Lexer.statements(text).get(0)));
    }

    @ParameterizedTest
    @EnumSource
    void aNamedSetIsTheOneThatItsTextReadsAs(NodeSet.Kind kind) throws MistakeException {
        NodeSet made = NodeSet.named(kind);
        assertThat(read(made.text())).isEqualTo(made);
    }

    @Test
    void aNodeAndAUnionAreWhatTheirTextsReadAs() throws MistakeException {
        NodeSet leader = NodeSet.named(NodeSet.Kind.LEADER);
        NodeSet made = NodeSet.union(List.of(leader, NodeSet.node(1), NodeSet.node(101)));
        assertThat(made.text()).isEqualTo("leader,n1,n101");
        assertThat(read(made.text())).isEqualTo(made);
        assertThat(NodeSet.union(List.of(leader))).isEqualTo(leader);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n3", "n2..n4,leader,random,random 2,all", "n1 except n1"})
    void theUnionOfItsPartsIsWhatIsJoinedInASet(String text) throws MistakeException {
        NodeSet set = read(text);
        assertThat(NodeSet.union(set.parts())).isEqualTo(read(text.replaceAll(" except.*", "")));
        for (NodeSet part : set.parts()) {
            assertThat(read(part.text())).isEqualTo(part);
        }
    }

    @Test
    void whatIsNoNodeAndWhatIsNoUnionIsRefused() throws MistakeException {
        assertThatThrownBy(() -> NodeSet.node(0)).hasMessageContaining("1 to 101: 0");
        assertThatThrownBy(() -> NodeSet.node(102)).hasMessageContaining("102");
        assertThatThrownBy(() -> NodeSet.union(List.of())).hasMessageContaining("some sets");
        NodeSet most = read("all except n1");
        assertThatThrownBy(() -> NodeSet.union(List.of(most))).hasMessageContaining("except n1");
    }
}
