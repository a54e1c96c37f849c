/** The dialects by their setting's value and the name that people know. */

export const DIALECTS = [
    { id: 'sqlite', label: 'SQLite' },
    { id: 'postgres', label: 'PostgreSQL' },
    { id: 'mysql', label: 'MySQL, MariaDB' },
    { id: 'tsql', label: 'SQL Server (T-SQL)' },
    { id: 'oracle', label: 'Oracle' },
    { id: 'duckdb', label: 'DuckDB' },
    { id: 'snowflake', label: 'Snowflake' },
    { id: 'bigquery', label: 'BigQuery' },
    { id: 'redshift', label: 'Redshift' },
    { id: 'spark', label: 'Spark, Databricks' },
    { id: 'hive', label: 'Hive' },
    { id: 'clickhouse', label: 'ClickHouse' },
    { id: 'db2', label: 'Db2' },
] as const;

/** The name that people know a dialect by. */
export function dialectName(id: string): string {
    return DIALECTS.find((dialect) => dialect.id === id)?.label ?? id;
}
