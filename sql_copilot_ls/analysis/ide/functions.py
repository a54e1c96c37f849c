"""The functions of the dialects, for completion, hover and signature help."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sql_copilot_ls.sql.dialects import dialect_of


@dataclass(frozen=True, slots=True)
class Function:
    """A function as it is called; `parameters` as documented, optional ones in brackets, a last `…` for more of the
    same.
    """

    name: str
    parameters: tuple[str, ...]
    doc: str

    @property
    def signature(self) -> str:
        """The call as one reads it."""
        return f"{self.name}({', '.join(self.parameters)})"


_COMMON = """
COUNT(expression) number of rows where the expression is not null; COUNT(*) counts all rows
SUM(expression) sum of the values
AVG(expression) mean of the values
MIN(expression) smallest value
MAX(expression) largest value
COALESCE(value, …) first value that is not null
NULLIF(value, other) null when both are equal, else the value
CAST(value AS type) the value as another type
ABS(number) the number without its sign
ROUND(number, [digits]) the number rounded
UPPER(text) the text in upper case
LOWER(text) the text in lower case
TRIM(text) the text without spaces at its ends
REPLACE(text, search, replacement) the text with every occurrence replaced
ROW_NUMBER() number of the row in its window
RANK() rank in the window, with gaps
DENSE_RANK() rank in the window, without gaps
LAG(value, [offset], [default]) value of an earlier row in the window
LEAD(value, [offset], [default]) value of a later row in the window
FIRST_VALUE(value) value of the window's first row
LAST_VALUE(value) value of the window's last row
NTILE(buckets) bucket of the row in its window
"""
_MOST = """
CONCAT(text, …) the texts joined together
LENGTH(text) number of characters
SUBSTRING(text, start, [length]) part of the text
CEIL(number) smallest whole number not below
FLOOR(number) largest whole number not above
POWER(base, exponent) the base raised to the exponent
MOD(number, divisor) remainder of the division
GREATEST(value, …) largest of the values
LEAST(value, …) smallest of the values
EXTRACT(field FROM source) part of a date or time
"""
_OWN = {
    "sqlite": """
strftime(format, time, [modifier], …) a date or time as text
date(time, [modifier], …) a date as YYYY-MM-DD
datetime(time, [modifier], …) a date and time as YYYY-MM-DD HH:MM:SS
time(time, [modifier], …) a time as HH:MM:SS
julianday(time, [modifier], …) days since noon in Greenwich on November 24, 4714 B.C.
unixepoch(time, [modifier], …) seconds since 1970-01-01
ifnull(value, other) the other where the value is null
iif(condition, then, else) one of two values
instr(text, search) position of the first occurrence, 0 when none
substr(text, start, [length]) part of the text
length(text) number of characters
group_concat(value, [separator]) the values of the group as one text
printf(format, value, …) formatted text
total(expression) sum as a floating number, 0 when there are no rows
json_extract(json, path) value at a path
json_each(json, [path]) one row per element
typeof(value) name of the value's type
random() a random whole number
""",
    "postgres": """
date_trunc(field, source, [zone]) the time cut to a precision
to_char(value, format) the value as text
to_date(text, format) the text as a date
to_timestamp(text, format) the text as a time
age(timestamp, [timestamp]) the interval between two times
now() the transaction's start
generate_series(start, stop, [step]) rows of values
string_agg(value, separator) the values of the group as one text
array_agg(value) the values of the group as an array
jsonb_agg(value) the values of the group as a JSON array
jsonb_build_object(key, value, …) a JSON object
json_build_object(key, value, …) a JSON object
unnest(array) one row per element
regexp_replace(text, pattern, replacement, [flags]) the text with matches replaced
regexp_matches(text, pattern, [flags]) the captured parts of matches
split_part(text, delimiter, n) the n-th part of the text
position(search IN text) position of the first occurrence
left(text, n) first n characters
right(text, n) last n characters
concat_ws(separator, value, …) the values joined by a separator
percentile_cont(fraction) interpolated percentile, with WITHIN GROUP
gen_random_uuid() a random UUID
array_length(array, dimension) length of the array
""",
    "mysql": """
DATE_FORMAT(date, format) a date as text
STR_TO_DATE(text, format) the text as a date
DATE_ADD(date, INTERVAL value unit) a later date
DATE_SUB(date, INTERVAL value unit) an earlier date
DATEDIFF(date, date) days between two dates
TIMESTAMPDIFF(unit, begin, end) difference in a unit
CURDATE() today
NOW() the statement's start
YEAR(date) the year
MONTH(date) the month
DAY(date) the day of the month
IF(condition, then, else) one of two values
IFNULL(value, other) the other where the value is null
GROUP_CONCAT(value) the values of the group as one text
CONCAT_WS(separator, value, …) the values joined by a separator
CHAR_LENGTH(text) number of characters
LOCATE(search, text, [start]) position of the first occurrence
SUBSTRING_INDEX(text, delimiter, count) the text before the count-th delimiter
JSON_EXTRACT(json, path, …) value at a path
JSON_OBJECT(key, value, …) a JSON object
FIND_IN_SET(text, list) position in a comma separated list
RAND([seed]) a random number from 0 to 1
""",
    "tsql": """
DATEADD(part, number, date) a date moved by some parts
DATEDIFF(part, start, end) parts between two dates
DATEPART(part, date) a part of a date as number
DATENAME(part, date) a part of a date as text
GETDATE() the present time
SYSDATETIME() the present time, precisely
ISNULL(value, other) the other where the value is null
IIF(condition, then, else) one of two values
CONVERT(type, value, [style]) the value as another type
TRY_CONVERT(type, value, [style]) the value as another type, or null
LEN(text) number of characters
CHARINDEX(search, text, [start]) position of the first occurrence
PATINDEX(pattern, text) position of the first match
STRING_AGG(value, separator) the values of the group as one text
STUFF(text, start, length, insertion) the text with a part replaced
SUBSTRING(text, start, length) part of the text
LEFT(text, n) first n characters
RIGHT(text, n) last n characters
FORMAT(value, format, [culture]) the value as text
CONCAT(text, …) the texts joined together
NEWID() a new identifier
EOMONTH(date, [months]) last day of the month
OBJECT_ID(name, [type]) number of a database object
STRING_SPLIT(text, separator) one row per part
CEILING(number) smallest whole number not below
FLOOR(number) largest whole number not above
POWER(base, exponent) the base raised to the exponent
""",
    "oracle": """
NVL(value, other) the other where the value is null
NVL2(value, then, else) one of two values, by whether the value is null
DECODE(value, search, result, …) the result beside the first equal search
TO_CHAR(value, [format]) the value as text
TO_DATE(text, [format]) the text as a date
TO_NUMBER(text, [format]) the text as a number
TO_TIMESTAMP(text, [format]) the text as a time
TRUNC(value, [format]) the number or date cut
ADD_MONTHS(date, months) a date some months later
MONTHS_BETWEEN(date, date) months between two dates
LAST_DAY(date) last day of the month
LISTAGG(value, [separator]) the values of the group as one text
SUBSTR(text, start, [length]) part of the text
INSTR(text, search, [start]) position of the first occurrence
REGEXP_SUBSTR(text, pattern) the part that matches
REGEXP_REPLACE(text, pattern, [replacement]) the text with matches replaced
""",
    "bigquery": """
SAFE_DIVIDE(number, divisor) the quotient, null when dividing by zero
SAFE_CAST(value AS type) the value as another type, or null
DATE_TRUNC(date, part) the date cut to a part
DATE_ADD(date, INTERVAL value part) a later date
DATE_SUB(date, INTERVAL value part) an earlier date
DATE_DIFF(date, date, part) parts between two dates
TIMESTAMP_TRUNC(timestamp, part) the time cut to a part
TIMESTAMP_DIFF(timestamp, timestamp, part) parts between two times
FORMAT_DATE(format, date) a date as text
PARSE_DATE(format, text) the text as a date
IF(condition, then, else) one of two values
IFNULL(value, other) the other where the value is null
STRING_AGG(value, [separator]) the values of the group as one text
ARRAY_AGG(value) the values of the group as an array
ARRAY_LENGTH(array) length of the array
APPROX_COUNT_DISTINCT(value) about how many different values
COUNTIF(condition) number of rows where the condition holds
UNNEST(array) one row per element
REGEXP_CONTAINS(text, pattern) whether the text matches
REGEXP_EXTRACT(text, pattern) the part that matches
SPLIT(text, [delimiter]) the parts of the text
GENERATE_DATE_ARRAY(start, end, [INTERVAL value part]) an array of dates
""",
    "duckdb": """
date_trunc(part, date) the date cut to a part
date_diff(part, start, end) parts between two dates
strftime(date, format) a date as text
strptime(text, format) the text as a time
list(value) the values of the group as a list
string_agg(value, separator) the values of the group as one text
arg_max(argument, value) the argument at the largest value
arg_min(argument, value) the argument at the smallest value
median(value) the middle value
quantile_cont(value, fraction) interpolated quantile
unnest(list) one row per element
read_csv(path, …) a CSV file as a table
read_parquet(path, …) a Parquet file as a table
regexp_matches(text, pattern) whether the text matches
struct_pack(name := value, …) a struct
epoch(timestamp) seconds since 1970-01-01
ifnull(value, other) the other where the value is null
generate_series(start, stop, [step]) rows of values
""",
    "snowflake": """
DATEADD(part, number, date) a date moved by some parts
DATEDIFF(part, start, end) parts between two dates
DATE_TRUNC(part, date) the date cut to a part
TO_DATE(text, [format]) the text as a date
TO_VARCHAR(value, [format]) the value as text
TRY_CAST(value AS type) the value as another type, or null
IFF(condition, then, else) one of two values
NVL(value, other) the other where the value is null
ZEROIFNULL(value) zero where the value is null
LISTAGG(value, [separator]) the values of the group as one text
ARRAY_AGG(value) the values of the group as an array
OBJECT_CONSTRUCT(key, value, …) an object
PARSE_JSON(text) the text as a variant
FLATTEN(INPUT => value) one row per element
SPLIT_PART(text, delimiter, n) the n-th part of the text
CURRENT_TIMESTAMP() the present time
MEDIAN(value) the middle value
""",
    "clickhouse": """
toStartOfMonth(date) first day of the month
toStartOfDay(time) start of the day
toDate(value) the value as a date
toDateTime(value) the value as a time
formatDateTime(time, format) a time as text
countIf(condition) number of rows where the condition holds
sumIf(value, condition) sum where the condition holds
uniq(value) about how many different values
uniqExact(value) how many different values
arrayJoin(array) one row per element
groupArray(value) the values of the group as an array
quantile(level)(value) about the quantile
dictGet(dictionary, attribute, key) value from a dictionary
if(condition, then, else) one of two values
argMax(argument, value) the argument at the largest value
""",
}
_POSTGIS = """
ST_Area(geometry) area, in the units of the reference system, or square metres of a geography
ST_AsGeoJSON(geometry, [digits]) the geometry as GeoJSON
ST_AsText(geometry) the geometry as well-known text
ST_Boundary(geometry) the geometry's edge
ST_Buffer(geometry, radius, [options]) all points within a distance
ST_Centroid(geometry) the centre of mass
ST_ClosestPoint(geometry, other) the point nearest to the other
ST_ClusterDBSCAN(geometry, eps, minpoints) number of the cluster, over a window
ST_Collect(geometry, …) the geometries as one collection
ST_Contains(geometry, other) whether the other lies inside
ST_ConvexHull(geometry) the smallest convex geometry around it
ST_Covers(geometry, other) whether no point of the other is outside
ST_Crosses(geometry, other) whether both cross each other
ST_Difference(geometry, other) what lies outside the other
ST_Disjoint(geometry, other) whether both have no point in common
ST_Distance(geometry, other) shortest distance; metres between geographies
ST_DWithin(geometry, other, distance) whether both are within a distance; uses an index
ST_Envelope(geometry) the bounding box
ST_Equals(geometry, other) whether both are the same points
ST_GeogFromText(text) well-known text as a geography
ST_GeomFromGeoJSON(text) GeoJSON as a geometry
ST_GeomFromText(text, [srid]) well-known text as a geometry
ST_Intersection(geometry, other) what both have in common
ST_Intersects(geometry, other) whether both have a point in common; uses an index
ST_IsValid(geometry) whether the geometry is well formed
ST_Length(geometry) length of a line
ST_MakeEnvelope(xmin, ymin, xmax, ymax, [srid]) a rectangle
ST_MakeLine(geometry, other) a line through points
ST_MakePoint(x, y, [z]) a point
ST_MakeValid(geometry) the geometry made well formed
ST_Overlaps(geometry, other) whether both overlap, neither containing the other
ST_Perimeter(geometry) length of the edge
ST_Point(x, y, [srid]) a point
ST_SetSRID(geometry, srid) the geometry marked with a reference system
ST_Simplify(geometry, tolerance) the geometry with fewer points
ST_SRID(geometry) the reference system's number
ST_Touches(geometry, other) whether both meet at their edges only
ST_Transform(geometry, srid) the geometry in another reference system
ST_Union(geometry, …) all points of the geometries as one
ST_Within(geometry, other) whether the geometry lies inside the other
ST_X(point) first coordinate
ST_Y(point) second coordinate
"""
_OWN["redshift"] = (
    _OWN["postgres"]
    + """
NVL(value, other) the other where the value is null
GETDATE() the present time
DATEADD(part, number, date) a date moved by some parts
DATEDIFF(part, start, end) parts between two dates
LISTAGG(value, [separator]) the values of the group as one text
"""
)
_OWN["postgres"] += _POSTGIS
_OWN["spark"] = """
date_format(date, format) a date as text
to_date(text, [format]) the text as a date
to_timestamp(text, [format]) the text as a time
date_add(date, days) a later date
date_sub(date, days) an earlier date
datediff(end, start) days between two dates
date_trunc(part, time) the time cut to a part
months_between(date, date) months between two dates
collect_list(value) the values of the group as an array
collect_set(value) the different values of the group
explode(array) one row per element
nvl(value, other) the other where the value is null
if(condition, then, else) one of two values
concat_ws(separator, value, …) the values joined by a separator
split(text, pattern) the parts of the text
regexp_extract(text, pattern, [group]) the part that matches
get_json_object(json, path) value at a path
size(array) number of elements
from_unixtime(seconds, [format]) seconds as text
year(date) the year
month(date) the month
"""
_OWN["hive"] = _OWN["spark"]
_OWN["db2"] = """
VALUE(value, …) first value that is not null
DAYS(date) days since 0001-01-01
LISTAGG(value, [separator]) the values of the group as one text
SUBSTR(text, start, [length]) part of the text
LOCATE(search, text, [start]) position of the first occurrence
DECIMAL(value, [precision], [scale]) the value as a decimal
VARCHAR_FORMAT(value, format) the value as text
YEAR(date) the year
MONTH(date) the month
"""


def _read(text: str) -> list[Function]:
    functions = []
    for line in text.split("\n"):
        if not line:
            continue
        depth, i = 0, line.index("(")
        for j in range(i, len(line)):
            depth += {"(": 1, ")": -1}.get(line[j], 0)
            if depth == 0 and line[j + 1 : j + 2] != "(":
                inside = line[i + 1 : j]
                parameters = tuple(p.strip() for p in inside.split(",")) if inside else ()
                functions.append(Function(line[:i], parameters, line[j + 1 :].strip()))
                break
    return functions


@lru_cache(maxsize=32)
def functions(dialect: str) -> dict[str, Function]:
    """The functions of a dialect by upper-case name; those of the common ones when it is not known."""
    text = (
        _COMMON
        + (_MOST if dialect_of(dialect).common_functions else "")
        + _OWN.get(dialect, _OWN["postgres"] if not dialect else "")
    )
    return {f.name.upper(): f for f in _read(text)}
