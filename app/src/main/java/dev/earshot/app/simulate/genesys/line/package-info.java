/**
 * The telephone network of the installation: a SIP server with which supervisors' telephones
 * register and which calls them, in front of our own conference focus, so that what is heard is
 * real.
 */
@NullMarked
package dev.earshot.app.simulate.genesys.line;

import org.jspecify.annotations.NullMarked;
