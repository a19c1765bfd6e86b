/**
 * Scripts as files: finding them, running each in a session of its own, and telling how it went, as
 * text for people and as JSON for programs. What a line means is the vocabulary's business.
 */
@NullMarked
package raftarium.app.script;

import org.jspecify.annotations.NullMarked;
