package raftarium.app.command;

/** What a command says at once: its reply, or what it waits for before it has one. */
sealed interface Answer permits Reply, Wait {}
