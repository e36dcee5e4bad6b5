/**
 * What a Genesys installation knows, without network and sound: people, their devices, calls and
 * chats, who monitors whom, and what each operation does to that (genesys-voice.md,
 * genesys-chat.md). Everything here belongs to the {@code genesys} thread.
 */
@NullMarked
package dev.earshot.app.simulate.genesys.world;

import org.jspecify.annotations.NullMarked;
