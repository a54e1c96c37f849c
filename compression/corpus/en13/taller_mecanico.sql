-- taller v3.2 (MySQL 5, mantenido desde 2004)
CREATE TABLE cli_clientes (
  id_cli int NOT NULL AUTO_INCREMENT,
  nom_cli varchar(80) NOT NULL,
  tel varchar(20) DEFAULT NULL,
  poblacion varchar(60) NOT NULL,
  fec_alta date NOT NULL,
  moroso char(1) NOT NULL DEFAULT 'N' COMMENT 'S/N, bad payer',
  PRIMARY KEY (id_cli)
) ENGINE=MyISAM;
CREATE TABLE veh_vehiculos (
  matricula varchar(10) NOT NULL,
  id_cli int NOT NULL,
  marca varchar(30) NOT NULL,
  modelo varchar(40) NOT NULL,
  anyo smallint NOT NULL,
  km int NOT NULL DEFAULT 0,
  prox_itv date DEFAULT NULL COMMENT 'next roadworthiness test',
  PRIMARY KEY (matricula),
  KEY fk_cli (id_cli)
) ENGINE=MyISAM;
CREATE TABLE mec_mecanicos (
  id_mec int NOT NULL AUTO_INCREMENT,
  nom_mec varchar(60) NOT NULL,
  especialidad varchar(20) NOT NULL COMMENT 'motor, chapa, pintura, electricidad',
  coste_hora decimal(6,2) NOT NULL,
  activo tinyint(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id_mec)
) ENGINE=MyISAM;
CREATE TABLE ord_ordenes (
  num_ord int NOT NULL,
  matricula varchar(10) NOT NULL,
  id_mec int DEFAULT NULL,
  fec_entrada date NOT NULL,
  fec_prometida date DEFAULT NULL,
  fec_salida date DEFAULT NULL,
  estado tinyint NOT NULL DEFAULT 0 COMMENT '0=pending, 1=in progress, 2=finished, 3=delivered, 9=cancelled',
  averia varchar(200) DEFAULT NULL COMMENT 'reported fault',
  PRIMARY KEY (num_ord),
  KEY fk_veh (matricula),
  KEY fk_mec (id_mec)
) ENGINE=MyISAM;
CREATE TABLE pie_piezas (
  ref varchar(15) NOT NULL,
  descripcion varchar(80) NOT NULL,
  id_prov int DEFAULT NULL,
  pvp decimal(8,2) NOT NULL COMMENT 'sales price',
  existencias int NOT NULL DEFAULT 0 COMMENT 'in stock',
  stock_min int NOT NULL DEFAULT 0,
  PRIMARY KEY (ref)
) ENGINE=MyISAM;
CREATE TABLE prov_proveedores (
  id_prov int NOT NULL AUTO_INCREMENT,
  nom_prov varchar(80) NOT NULL,
  ciudad varchar(40) NOT NULL,
  PRIMARY KEY (id_prov)
) ENGINE=MyISAM;
CREATE TABLE lin_piezas (
  num_ord int NOT NULL,
  ref varchar(15) NOT NULL,
  cant smallint NOT NULL,
  dto decimal(4,1) NOT NULL DEFAULT 0 COMMENT 'discount in percent',
  PRIMARY KEY (num_ord, ref)
) ENGINE=MyISAM;
CREATE TABLE fac_facturas (
  num_fac int NOT NULL,
  num_ord int NOT NULL,
  fec_fac date NOT NULL,
  importe decimal(9,2) NOT NULL,
  fec_venc date NOT NULL COMMENT 'due',
  fec_cobro date DEFAULT NULL COMMENT 'paid on',
  forma_pago varchar(12) NOT NULL COMMENT 'efectivo, tarjeta, transferencia',
  PRIMARY KEY (num_fac)
) ENGINE=MyISAM;
ALTER TABLE veh_vehiculos ADD FOREIGN KEY (id_cli) REFERENCES cli_clientes (id_cli);
ALTER TABLE ord_ordenes ADD FOREIGN KEY (matricula) REFERENCES veh_vehiculos (matricula);
ALTER TABLE ord_ordenes ADD FOREIGN KEY (id_mec) REFERENCES mec_mecanicos (id_mec);
ALTER TABLE pie_piezas ADD FOREIGN KEY (id_prov) REFERENCES prov_proveedores (id_prov);
ALTER TABLE lin_piezas ADD FOREIGN KEY (num_ord) REFERENCES ord_ordenes (num_ord);
ALTER TABLE lin_piezas ADD FOREIGN KEY (ref) REFERENCES pie_piezas (ref);
ALTER TABLE fac_facturas ADD FOREIGN KEY (num_ord) REFERENCES ord_ordenes (num_ord);
