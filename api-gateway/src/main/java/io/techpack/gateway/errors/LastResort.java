package io.techpack.gateway.errors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers for what filters throw, before a controller is reached: a key that cannot be checked. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class LastResort extends OncePerRequestFilter {

    private final ErrorAnswers answers;

    LastResort(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException thrown) {
            answers.write(request, response, thrown);
        }
    }
}
