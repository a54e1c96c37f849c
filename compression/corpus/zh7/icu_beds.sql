-- intensive care unit, bedside system
CREATE TABLE `ward` (`ward_id` int NOT NULL AUTO_INCREMENT, `ward_name` varchar(40) NOT NULL, `building` varchar(20) NOT NULL, `floor` int NOT NULL, PRIMARY KEY (`ward_id`));
CREATE TABLE `bed` (`bed_id` int NOT NULL AUTO_INCREMENT, `ward_id` int NOT NULL, `bed_label` varchar(10) NOT NULL, `kind` enum('standard','negative_pressure','pediatric') NOT NULL, `status` enum('free','occupied','cleaning','broken') NOT NULL DEFAULT 'free', PRIMARY KEY (`bed_id`), FOREIGN KEY (`ward_id`) REFERENCES `ward` (`ward_id`));
CREATE TABLE `clinician` (`clinician_id` int NOT NULL AUTO_INCREMENT, `full_name` varchar(40) NOT NULL, `profession` enum('doctor','nurse','therapist') NOT NULL, `pager` varchar(12) DEFAULT NULL, `left_on` date DEFAULT NULL, PRIMARY KEY (`clinician_id`));
CREATE TABLE `stay` (
  `stay_id` bigint NOT NULL AUTO_INCREMENT,
  `patient_name` varchar(40) NOT NULL,
  `mrn` varchar(16) NOT NULL,
  `age` int NOT NULL,
  `bed_id` int NOT NULL,
  `attending_id` int NOT NULL,
  `primary_nurse_id` int DEFAULT NULL,
  `admitted_from` enum('emergency','ward','operating_room','other_hospital') NOT NULL,
  `diagnosis` varchar(120) NOT NULL,
  `admitted_at` datetime NOT NULL,
  `discharged_at` datetime DEFAULT NULL,
  `outcome` enum('improved','transferred','died') DEFAULT NULL,
  `apache_score` int DEFAULT NULL,
  PRIMARY KEY (`stay_id`),
  FOREIGN KEY (`bed_id`) REFERENCES `bed` (`bed_id`),
  FOREIGN KEY (`attending_id`) REFERENCES `clinician` (`clinician_id`),
  FOREIGN KEY (`primary_nurse_id`) REFERENCES `clinician` (`clinician_id`)
);
CREATE TABLE `vital_sign` (`vital_id` bigint NOT NULL AUTO_INCREMENT, `stay_id` bigint NOT NULL, `measured_at` datetime NOT NULL, `heart_rate` int DEFAULT NULL, `spo2` int DEFAULT NULL, `temp_c` decimal(4,1) DEFAULT NULL, `map_mmhg` int DEFAULT NULL, PRIMARY KEY (`vital_id`), FOREIGN KEY (`stay_id`) REFERENCES `stay` (`stay_id`));
CREATE TABLE `ventilation` (`vent_id` bigint NOT NULL AUTO_INCREMENT, `stay_id` bigint NOT NULL, `mode` enum('invasive','noninvasive','high_flow') NOT NULL, `started_at` datetime NOT NULL, `ended_at` datetime DEFAULT NULL, `fio2_pct` int NOT NULL, PRIMARY KEY (`vent_id`), FOREIGN KEY (`stay_id`) REFERENCES `stay` (`stay_id`));
CREATE TABLE `infusion` (`infusion_id` bigint NOT NULL AUTO_INCREMENT, `stay_id` bigint NOT NULL, `drug` varchar(60) NOT NULL, `rate_ml_h` decimal(6,2) NOT NULL, `ordered_by` int NOT NULL, `hung_by` int DEFAULT NULL, `begun_at` datetime DEFAULT NULL, `stopped_at` datetime DEFAULT NULL, `high_alert` tinyint(1) NOT NULL DEFAULT 0, PRIMARY KEY (`infusion_id`), FOREIGN KEY (`stay_id`) REFERENCES `stay` (`stay_id`), FOREIGN KEY (`ordered_by`) REFERENCES `clinician` (`clinician_id`), FOREIGN KEY (`hung_by`) REFERENCES `clinician` (`clinician_id`));
CREATE TABLE `device_alarm` (`alarm_id` bigint NOT NULL AUTO_INCREMENT, `bed_id` int NOT NULL, `source` enum('monitor','ventilator','pump') NOT NULL, `priority` enum('low','medium','high') NOT NULL, `raised_at` datetime NOT NULL, `silenced_at` datetime DEFAULT NULL, `silenced_by` int DEFAULT NULL, PRIMARY KEY (`alarm_id`), FOREIGN KEY (`bed_id`) REFERENCES `bed` (`bed_id`), FOREIGN KEY (`silenced_by`) REFERENCES `clinician` (`clinician_id`));
