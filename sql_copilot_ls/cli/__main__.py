"""`python -m sql_copilot_ls.cli` is `sqlcopilot-ls`."""

from .command import main

raise SystemExit(main())
