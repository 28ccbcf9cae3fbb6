package draw

const style = `
.page{fill:#fff}.title{font-size:20px;font-weight:600;fill:#0f172a}.sub{font-size:12px;fill:#64748b}
.frame{stroke-width:1;fill:#f6f7f9;stroke:#cbd2dc}
.tier0>.frame{fill:#f1f6fd;stroke:#b7cdec}.tier1>.frame{fill:#f1f8ef;stroke:#b4d5ab}.tier2>.frame{fill:#fdf7ea;stroke:#e2c88e}.tier3>.frame{fill:#f6f2fb;stroke:#c9b8e0}
.name{font-size:13px;font-weight:600;fill:#1e293b}.note{font-size:10px;fill:#64748b}
.node>rect{fill:#fff;stroke:#a3b1c6}.node text{font-size:11.5px;fill:#1e293b}.node .tag{font-size:9px;font-weight:700;fill:#94a3b8}
.line path{fill:none;stroke:#7b8aa3;stroke-width:1.4}.line .head{fill:#7b8aa3;stroke:none}
.violation path{stroke:#dc2626;stroke-width:1.8;stroke-dasharray:7 4}.violation .head{fill:#dc2626}
.label0,.label1,.label2,.label3{font-size:10px;fill:#475569}.label2{fill:#64748b}.label3{fill:#dc2626;font-weight:600}
`
