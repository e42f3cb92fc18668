package naja.resolve;

import java.util.Set;

/**
 * The Java packages of which the VM has loaded a class before the program begins ({@code Package.getPackages}), with their
 * ancestors: measured with Jython 2.7.4 on JDK 17. Older versions load nearly the same.
 */
final class LoadedPackages {
    private static final Set<String> NAMES = Set.of("""
            com com.kenai com.kenai.jffi com.kenai.jffi.internal java java.io java.lang java.lang.annotation
            java.lang.constant java.lang.invoke java.lang.module java.lang.ref java.lang.reflect java.math java.net
            java.nio java.nio.channels java.nio.channels.spi java.nio.charset java.nio.charset.spi java.nio.file
            java.nio.file.attribute java.nio.file.spi java.security java.security.cert java.sql java.text java.text.spi
            java.time java.time.chrono java.time.format java.time.temporal java.time.zone java.util java.util.concurrent
            java.util.concurrent.atomic java.util.concurrent.locks java.util.function java.util.jar java.util.logging
            java.util.random java.util.regex java.util.spi java.util.stream java.util.zip javax javax.security
            javax.security.auth javax.security.auth.login jdk jdk.internal jdk.internal.access jdk.internal.event
            jdk.internal.invoke jdk.internal.jimage jdk.internal.jimage.decompressor jdk.internal.jmod jdk.internal.loader
            jdk.internal.logger jdk.internal.math jdk.internal.misc jdk.internal.module jdk.internal.org
            jdk.internal.org.objectweb jdk.internal.org.objectweb.asm jdk.internal.perf jdk.internal.ref
            jdk.internal.reflect jdk.internal.util jdk.internal.util.jar jdk.internal.util.random jdk.internal.vm
            jdk.internal.vm.annotation jdk.internal.vm.vector jnr jnr.constants jnr.ffi jnr.posix org org.python
            org.python.antlr org.python.compiler org.python.core org.python.expose org.python.google
            org.python.google.common org.python.modules org.python.objectweb org.python.objectweb.asm org.python.util sun
            sun.invoke sun.invoke.empty sun.invoke.util sun.launcher sun.misc sun.net sun.net.util sun.net.www
            sun.net.www.protocol sun.net.www.protocol.file sun.net.www.protocol.jar sun.net.www.protocol.jrt sun.nio
            sun.nio.ch sun.nio.cs sun.nio.fs sun.reflect sun.reflect.annotation sun.reflect.generics
            sun.reflect.generics.factory sun.reflect.generics.parser sun.reflect.generics.reflectiveObjects
            sun.reflect.generics.repository sun.reflect.generics.scope sun.reflect.generics.tree
            sun.reflect.generics.visitor sun.reflect.misc sun.security sun.security.action sun.security.jca
            sun.security.provider sun.security.util sun.text sun.text.resources sun.text.resources.cldr sun.text.spi
            sun.util sun.util.calendar sun.util.cldr sun.util.locale sun.util.locale.provider sun.util.logging
            sun.util.logging.internal sun.util.resources sun.util.resources.cldr sun.util.resources.cldr.provider
            sun.util.resources.provider sun.util.spi
            """.strip().split("\\s+"));

    private LoadedPackages() {}

    /** Says whether some class of {@code name}, or of a package below it, is loaded at start. */
    static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
