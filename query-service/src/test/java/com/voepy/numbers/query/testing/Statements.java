package com.voepy.numbers.query.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

/// What a node asks its database, for a node that is started with this class; scanning for components does not find it.
public class Statements {

    /// Of the threads that answer requests; others look after the log meanwhile.
    private static final String ANSWERING = "tomcat-handler-";

    private static final List<String> PREPARED = new CopyOnWriteArrayList<>();

    /// What was asked for the sake of requests meanwhile.
    public static List<String> during(Runnable work) {
        PREPARED.clear();
        work.run();
        return List.copyOf(PREPARED);
    }

    @Bean
    static BeanPostProcessor countsStatements() {
        return new BeanPostProcessor() {

            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? watched(DataSource.class, source) : bean;
            }
        };
    }

    private static <T> T watched(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && Thread.currentThread().getName().startsWith(ANSWERING)) {
                        PREPARED.add((String) arguments[0]);
                    }
                    try {
                        var result = method.invoke(real, arguments);
                        return method.getName().equals("getConnection")
                                ? watched(Connection.class, (Connection) result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
