"""A workspace of a tram company with its own language: MySQL with ENUMs and comments, 300 commented queries."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

DDL = """\
CREATE TABLE `depot` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `code` varchar(8) NOT NULL COMMENT 'as it stands on the board',
  `city` varchar(40) NOT NULL,
  `state` enum('O','R','X') NOT NULL DEFAULT 'O' COMMENT 'O open, R being rebuilt, X closed',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='where trams sleep';

CREATE TABLE `tram` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `number` varchar(8) NOT NULL COMMENT 'painted on the front',
  `depot_id` int unsigned NOT NULL,
  `model` varchar(30) NOT NULL,
  `seats` smallint NOT NULL,
  `low_floor` tinyint(1) NOT NULL DEFAULT 0,
  `fitness` enum('fit','workshop','scrapped') NOT NULL DEFAULT 'fit',
  `bought_on` date NOT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `tram_depot` FOREIGN KEY (`depot_id`) REFERENCES `depot` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `line` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(10) NOT NULL,
  `night` tinyint(1) NOT NULL DEFAULT 0 COMMENT '1: runs after midnight',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;

CREATE TABLE `driver` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `badge` varchar(10) NOT NULL,
  `full_name` varchar(60) NOT NULL,
  `licence` enum('B','D','E') NOT NULL COMMENT 'B beginner, D full, E examiner',
  `hired_on` date NOT NULL,
  `left_on` date DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;

CREATE TABLE `duty` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `tram_id` int unsigned NOT NULL,
  `line_id` int unsigned NOT NULL,
  `driver_id` int unsigned NOT NULL,
  `began_at` datetime NOT NULL,
  `km` decimal(6,1) NOT NULL DEFAULT 0,
  `delay_min` smallint NOT NULL DEFAULT 0 COMMENT 'at the last stop',
  `outcome` enum('done','cut','cancelled') NOT NULL DEFAULT 'done',
  PRIMARY KEY (`id`),
  CONSTRAINT `duty_tram` FOREIGN KEY (`tram_id`) REFERENCES `tram` (`id`),
  CONSTRAINT `duty_line` FOREIGN KEY (`line_id`) REFERENCES `line` (`id`),
  CONSTRAINT `duty_driver` FOREIGN KEY (`driver_id`) REFERENCES `driver` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `fault` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `tram_id` int unsigned NOT NULL,
  `reported_at` datetime NOT NULL,
  `grade` enum('1','2','3') NOT NULL COMMENT '1 cosmetic, 2 to be watched, 3 stop at once',
  `mended_at` datetime DEFAULT NULL,
  `cost` decimal(8,2) DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fault_tram` FOREIGN KEY (`tram_id`) REFERENCES `tram` (`id`)
) ENGINE=InnoDB;
"""

VALUES: dict[str, tuple[str, ...]] = {
    "city": ("Brno", "Leipzig", "Gent", "Porto", "Zagreb", "Basel", "Nantes", "Graz", "Turin", "Malmö"),
    "model": ("T3", "Combino", "Citadis", "Variobahn", "Urbos", "Avenio", "Tango"),
    "line": ("1", "4", "7", "9", "12", "15", "21", "N8", "N3"),
    "n": ("3", "4", "5", "8", "10", "15", "20", "40"),
    "year": ("2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024"),
}

PAIRS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "SELECT number FROM tram WHERE fitness = 'workshop'",
        ("numbers of the lame trams", "which trams are lame? numbers"),
    ),
    (
        "SELECT t.number FROM tram AS t JOIN depot AS d ON d.id = t.depot_id "
        "WHERE t.fitness = 'workshop' AND d.city = '{city}'",
        ("lame trams of {city}, by number", "numbers of lame trams in {city}", "{city}: lame trams"),
    ),
    ("SELECT COUNT(*) FROM tram WHERE fitness = 'scrapped'", ("how many ghosts are there", "count the ghosts")),
    (
        "SELECT COUNT(*) FROM tram WHERE fitness = 'scrapped' AND model = '{model}'",
        ("how many {model} ghosts", "number of ghosts of model {model}", "{model}: ghosts, count"),
    ),
    (
        "SELECT COUNT(*) FROM duty WHERE outcome = 'cut' AND delay_min > {n}",
        ("short turns more than {n} minutes late, count", "how many short turns were over {n} min late"),
    ),
    (
        "SELECT COUNT(*) FROM duty AS d JOIN line AS l ON l.id = d.line_id "
        "WHERE d.outcome = 'cut' AND l.name = '{line}'",
        (
            "short turns of line {line}, count",
            "how many short turns on line {line}",
            "line {line}: number of short turns",
        ),
    ),
    (
        "SELECT l.name, COUNT(*) FROM duty AS d JOIN line AS l ON l.id = d.line_id WHERE d.outcome = 'cut' "
        "GROUP BY l.id, l.name",
        ("short turns per line", "number of short turns for each line"),
    ),
    ("SELECT name FROM line WHERE night = 1", ("owls", "names of the owls", "list the owl lines by name")),
    (
        "SELECT SUM(d.km) FROM duty AS d JOIN line AS l ON l.id = d.line_id WHERE l.night = 1 AND d.delay_min > {n}",
        ("owl kilometres with more than {n} min delay", "total km of owls that were over {n} minutes late"),
    ),
    (
        "SELECT COUNT(*) FROM fault WHERE grade = '3' AND mended_at IS NULL",
        ("open red cards, count", "how many red cards are open", "number of open red cards"),
    ),
    (
        "SELECT t.number FROM fault AS f JOIN tram AS t ON t.id = f.tram_id WHERE f.grade = '3' "
        "AND f.mended_at IS NULL AND t.model = '{model}'",
        ("numbers of {model} trams with an open red card", "{model}: tram numbers with open red cards"),
    ),
    (
        "SELECT SUM(cost) FROM fault "
        "WHERE grade = '3' AND reported_at >= '{year}-01-01' AND reported_at < '{next}-01-01'",
        ("what red cards cost in {year}", "total cost of red cards reported in {year}", "red card money {year}"),
    ),
    (
        "SELECT full_name FROM driver WHERE licence = 'B' AND left_on IS NULL",
        ("greenhorns by name", "names of the greenhorns", "full names of all greenhorns"),
    ),
    (
        "SELECT full_name FROM driver WHERE licence = 'B' AND left_on IS NULL AND hired_on >= '{year}-01-01'",
        (
            "greenhorns since {year}",
            "names of greenhorns hired since {year}",
            "greenhorns by name, hired from {year} on",
        ),
    ),
    (
        "SELECT COUNT(*) FROM driver WHERE left_on >= '{year}-01-01' AND left_on < '{next}-01-01'",
        ("deserters of {year}, count", "how many deserters in {year}", "number of deserters {year}"),
    ),
    (
        "SELECT badge FROM driver WHERE licence = 'E' AND left_on IS NULL AND hired_on < '{year}-01-01'",
        ("badges of the old hands hired before {year}", "old hands from before {year}, badges"),
    ),
    (
        "SELECT d.code, COUNT(*) FROM tram AS t JOIN depot AS d ON d.id = t.depot_id WHERE t.fitness = 'fit' "
        "GROUP BY d.id, d.code",
        ("runners per depot", "number of runners of each depot code"),
    ),
    (
        "SELECT COUNT(*) FROM tram AS t JOIN depot AS d ON d.id = t.depot_id "
        "WHERE t.fitness = 'fit' AND d.city = '{city}'",
        ("runners in {city}, count", "how many runners has {city}", "{city}: number of runners"),
    ),
    (
        "SELECT AVG(delay_min) FROM duty "
        "WHERE outcome = 'done' AND began_at >= '{year}-01-01' AND began_at < '{next}-01-01'",
        ("mean lag {year}", "average lag in {year}", "what was the mean lag of {year}"),
    ),
    (
        "SELECT l.name, AVG(d.delay_min) FROM duty AS d JOIN line AS l ON l.id = d.line_id WHERE d.outcome = 'done' "
        "GROUP BY l.id, l.name",
        ("mean lag per line", "average lag of every line"),
    ),
    (
        "SELECT t.number FROM tram AS t JOIN depot AS d ON d.id = t.depot_id WHERE d.state = 'X' AND t.seats > {n}",
        ("orphans with more than {n} seats, numbers", "numbers of orphans of over {n} seats"),
    ),
    (
        "SELECT r.full_name, COUNT(*) FROM duty AS d JOIN driver AS r ON r.id = d.driver_id WHERE d.outcome = 'cut' "
        "GROUP BY r.id, r.full_name ORDER BY COUNT(*) DESC LIMIT {n}",
        ("the {n} drivers with most short turns", "top {n} drivers by short turns, names"),
    ),
)


def pairs() -> Iterator[tuple[str, str]]:
    """Every (comment, query) that the company's words make, in a fixed order."""
    for sql, wordings in PAIRS:
        slot = next((name for name in VALUES if f"{{{name}}}" in sql), "")
        for value in VALUES.get(slot, ("",)):
            filled = {slot: value, "next": str(int(value) + 1) if slot == "year" else ""}
            for wording in wordings:
                yield wording.format(**filled), sql.format(**filled)


def write_workspace(folder: Path, count: int = 300) -> int:
    """DDL and a dozen reports below a folder; returns how many commented queries there are, at most so many."""
    chosen = list(pairs())
    random.Random(7).shuffle(chosen)
    chosen = chosen[:count]
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    (folder / "schema.sql").write_text(DDL, encoding="utf-8")
    for number in range(12):
        text = "\n".join(f"-- {comment}\n{sql};\n" for comment, sql in chosen[number::12])
        (folder / "reports" / f"report_{number:02}.sql").write_text(text, encoding="utf-8")
    return len(chosen)
