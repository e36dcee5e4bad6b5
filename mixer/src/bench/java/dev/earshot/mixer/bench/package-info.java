/**
 * What mixing costs, measured with JMH: {@code mvn -Pbench -pl mixer test}, see {@code
 * mixer/README.md}. Compiled and run by that profile only.
 */
@NullMarked
package dev.earshot.mixer.bench;

import org.jspecify.annotations.NullMarked;
