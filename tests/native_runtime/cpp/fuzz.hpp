// What every fuzzer shares: typed errors are the only thing that may come out of a harness.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "error.hpp"

template <class Body>
int survive(const Body& body) {
    try {
        body();
    } catch (const sqlc::Error&) {
        // the expected answer to hostile input
    }
    return 0;
}

inline std::string text_of(const uint8_t* data, size_t size) { return {reinterpret_cast<const char*>(data), size}; }
