"""What the frozen server runs."""

from sql_copilot_ls.cli import main

raise SystemExit(main())
