package com.voepy.numbers.standalone;

import java.nio.file.Path;

/// The embedded database without the product, for those who start the services one by one: prints what they need in
/// their environment, and stops PostgreSQL when it is stopped itself.
///
/// `java -cp standalone.jar com.voepy.numbers.standalone.DatabaseOnly <data directory>`
final class DatabaseOnly {

    private DatabaseOnly() {}

    public static void main(String[] arguments) throws InterruptedException {
        Launch.orRefuse(() -> {
            var data = DataDirectory.open(Path.of(arguments[0]), "a database for services of their own");
            var database = EmbeddedDatabase.start(data, () -> System.exit(Launch.FAILED));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                database.close();
                data.close();
            }));
            System.out.printf(
                    "NUMBERS_DB_URL=%s%nNUMBERS_DB_USER=%s%nNUMBERS_DB_PASSWORD=%s%n",
                    database.jdbcUrl(), EmbeddedDatabase.USER, database.password());
        });
        Thread.currentThread().join();
    }
}
