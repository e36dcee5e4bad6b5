package dev.earshot.app.health;

import dev.earshot.app.about.About;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What every Java process has: its build, memory, threads, processor time. */
final class ProcessMetrics {
  private ProcessMetrics() {}

  static List<Metric> now() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    double collecting =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum();
    double cpu =
        ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    return List.of(
        new Metric(
            "earshot_build_info",
            "Always 1; the labels say what runs.",
            1,
            Map.of(
                "version", About.ownVersion(), "java", System.getProperty("java.runtime.version"))),
        Metric.of("process_cpu_seconds_total", "Processor time of the process.", cpu / 1_000),
        Metric.of(
            "process_uptime_seconds",
            "Since the start.",
            ManagementFactory.getRuntimeMXBean().getUptime() / 1_000.0),
        Metric.of("jvm_heap_used_bytes", "Heap in use.", heap.getUsed()),
        Metric.of("jvm_heap_max_bytes", "Heap at most.", heap.getMax()),
        Metric.of(
            "jvm_threads",
            "Platform threads alive.",
            ManagementFactory.getThreadMXBean().getThreadCount()),
        Metric.of(
            "jvm_collection_seconds_total",
            "Time of collections, most of it beside the program.",
            collecting / 1_000));
  }
}
